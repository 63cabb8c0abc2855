package io.virta.connectors.file;

import io.virta.connector.Options;
import io.virta.connector.OutputMode;
import io.virta.connector.Sink;
import io.virta.connector.SinkRequest;
import io.virta.connector.SinkWriter;
import io.virta.connectors.file.FileSinkSettings.SaveMode;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.StructType;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * A directory in which each epoch's rows appear as new files when it commits.
 *
 * @param replaces whether the first commit removes what was there (a batch write that overwrites)
 * @param ignores whether rows are dropped, since there is data already (a batch write that says so)
 */
record FileSink(
        FileFormat format,
        Options options,
        Path target,
        Compression compression,
        SinkRequest request,
        boolean replaces,
        boolean ignores)
        implements Sink {
    /** Checks mode, schema and target. Makes nothing yet. */
    static FileSink of(
            FileFormat format, Options options, FileSinkSettings settings, SinkRequest request, ZoneId zone) {
        if (request.streaming() && request.mode() != OutputMode.APPEND) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    "A file sink cannot take " + request.mode() + " output: what is in a file stays there.",
                    "Use outputMode append (an aggregation then needs a watermark), or another sink.",
                    "STREAMING_OUTPUT_MODE.UNSUPPORTED_DATASOURCE",
                    null);
        }
        Path target = settings.path();
        TargetDirectory.check(target);
        StructType fields = PartitionedRows.fileFields(request.schema(), request.partitionBy());
        format.encoder(fields, options, zone);
        boolean batch = !request.streaming();
        boolean filled = batch && settings.saveMode() != SaveMode.APPEND && TargetDirectory.hasFiles(target);
        if (filled && settings.saveMode() == SaveMode.ERROR_IF_EXISTS) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "There are files in " + target + " already.",
                    "Write with mode append, overwrite or ignore, or to another directory.",
                    "PATH_ALREADY_EXISTS",
                    null);
        }
        boolean replaces = batch && settings.saveMode() == SaveMode.OVERWRITE;
        boolean ignores = filled && settings.saveMode() == SaveMode.IGNORE;
        return new FileSink(format, options, target, settings.compression(), request, replaces, ignores);
    }

    @Override
    public String description() {
        return "FileSink[" + format.name() + ":" + target + "]";
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public SinkWriter writer(SinkContext context) {
        StructType schema = request.schema();
        List<String> partitionBy = request.partitionBy();
        StructType fields = PartitionedRows.fileFields(schema, partitionBy);
        return new FileSinkWriter(
                this,
                context,
                new PartitionedRows(schema, partitionBy, context.zone()),
                format.encoder(fields, options, context.zone()),
                StagingDirectory.of(target, context.queryId()));
    }
}
