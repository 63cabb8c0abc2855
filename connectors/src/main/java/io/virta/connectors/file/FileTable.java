package io.virta.connectors.file;

import io.virta.connector.Options;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.expression.Expression;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.util.List;

/** A directory of files, or a pattern of files. */
record FileTable(
        FileFormat format,
        Options options,
        FileSourceSettings settings,
        StructType schema,
        Partitions partitions,
        ZoneId zone)
        implements SourceTable {
    @Override
    public String description() {
        return "FileSource[" + format.name() + ":" + settings.path() + "]";
    }

    @Override
    public String identity() {
        return "file:" + format.name() + ":" + options + ":" + schema.toDDL() + ":" + zone;
    }

    @Override
    public String shownPosition(String position) {
        return FilePosition.shown(position);
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public SourceScan scan(List<Integer> columns, List<Expression> filters) {
        return new FileScan(
                this, new StructType(columns.stream().map(schema::field).toList()));
    }
}
