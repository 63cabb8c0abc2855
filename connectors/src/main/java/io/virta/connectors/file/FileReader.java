package io.virta.connectors.file;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.connector.BadRecordOutput;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceReader;
import io.virta.connector.Split;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.format.RecordDecoder;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the records that begin in a split and decodes them into the wanted columns; those of partitions come from the names of directories. */
final class FileReader implements SourceReader {
    private final FileTable table;
    private final StructType wanted;
    private final SourceContext context;
    private final boolean wholeFiles;
    private final Map<Partitions, RecordDecoder> decoders = new HashMap<>();
    private Partitions partitions;
    private RecordDecoder decoder;
    private @Nullable RecordFile file;
    private long splitFrom;
    private long splitTo;
    private Map<String, String> partition = Map.of();
    private @Nullable Batch decoded;
    private int nextRow;
    private long lastBad = -1;

    /** A reader that decodes times in the run's zone. */
    FileReader(FileTable table, StructType wanted, SourceContext context) {
        this.table = table;
        this.wanted = wanted;
        this.context = context;
        this.wholeFiles = table.format().recordIsFile(table.options());
        this.partitions = table.partitions();
        this.decoder = decoders.computeIfAbsent(partitions, this::decoder);
    }

    /** A decoder of files with these partition columns. */
    private RecordDecoder decoder(Partitions columns) {
        RecordDecoder made = table.format()
                .decoder(
                        columns.fileFields(table.schema()),
                        columns.fileFields(wanted),
                        table.options(),
                        context.zone());
        BadRecordOutput badRecords = context.badRecords();
        if (badRecords != null) {
            boolean diverted = table.options().get("mode") == null;
            made.handBadRecordsTo((bytes, from, to, reason) -> hand(badRecords, bytes, from, to, reason), diverted);
        }
        return made;
    }

    @Override
    public void open(Split split) {
        close();
        FileSplit planned = FileSplit.of(split);
        lastBad = -1;
        splitFrom = split.from();
        splitTo = split.to();
        partition = Partitions.values(planned.root(), planned.path());
        partitions = table.partitions().and(partition.keySet(), table.schema());
        decoder = decoders.computeIfAbsent(partitions, this::decoder);
        RecordBounds bounds =
                wholeFiles ? null : new RecordBounds(table.settings().lineSeparator());
        file = RecordFile.open(
                planned, split.from(), split.to(), bounds, table.format().hasHeader(table.options()));
    }

    /** Hands on a bad record with its place, once however many bad rows it has. */
    private void hand(BadRecordOutput badRecords, byte[] bytes, int from, int to, String reason) {
        RecordFile records = Objects.requireNonNull(file);
        // A record that is a whole file holds many, each of which has its own bounds in the buffer.
        long position = records.recordPosition() + from - records.from();
        if (position != lastBad) {
            lastBad = position;
            badRecords.add(bytes, from, to, reason, records.path().toString(), position);
        }
    }

    @Override
    public @Nullable Chunk next(int maxRows) {
        RecordFile records = file;
        if (records == null) {
            return null;
        }
        if (decoded == null && !decode(records, maxRows)) {
            return null;
        }
        Batch batch = decoded;
        if (batch == null) {
            return null;
        }
        int count = Math.min(maxRows, batch.rowCount() - nextRow);
        Batch slice = batch.slice(nextRow, count);
        nextRow += count;
        if (nextRow == batch.rowCount()) {
            decoded = null;
        }
        return new Chunk(slice, positionAfter(records));
    }

    /** The last position, at or before the next row, at which a split may begin. */
    private long positionAfter(RecordFile records) {
        if (records.hasPositions()) {
            return decoded == null ? records.position() : records.positionBefore();
        }
        try {
            return decoded == null && records.isAtEnd() ? splitTo : splitFrom;
        } catch (IOException e) {
            throw records.error(e);
        }
    }

    /** Decodes records until there are rows enough. Returns false at the end of the split. */
    private boolean decode(RecordFile records, int maxRows) {
        records.mark();
        try {
            while (decoder.rowCount() < maxRows && records.next()) {
                decoder.append(records.bytes(), records.from(), records.to());
            }
        } catch (IOException e) {
            throw records.error(e);
        } catch (VirtaException e) {
            throw e.code() == ErrorCode.MALFORMED_RECORD ? inFile(e, records) : e;
        }
        if (decoder.rowCount() == 0) {
            return false;
        }
        Batch fields = decoder.build();
        decoded = withPartitions(fields);
        nextRow = 0;
        return true;
    }

    /** The error with the place of the record. */
    private static VirtaException inFile(VirtaException error, RecordFile records) {
        return new VirtaException(
                error.code(),
                records.path() + ", the record that ends at byte " + records.position() + ": " + error.problem(),
                error.hint(),
                error.condition(),
                error);
    }

    private Batch withPartitions(Batch fields) {
        if (fields.columnCount() == wanted.size()) {
            return fields;
        }
        List<Column> columns = new ArrayList<>(wanted.size());
        int next = 0;
        for (StructField field : wanted.fields()) {
            columns.add(
                    partitions.isPartition(field.name())
                            ? Partitions.column(partition, field, fields.rowCount())
                            : fields.column(next++));
        }
        return new Batch(fields.rowCount(), columns);
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
        if (decoder.rowCount() > 0) {
            decoder.build();
        }
        decoded = null;
    }
}
