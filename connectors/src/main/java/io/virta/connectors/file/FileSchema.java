package io.virta.connectors.file;

import io.virta.connector.ConnectorContext;
import io.virta.connector.Options;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.StructType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the schema of a file source: the user's, the format's own, the one kept for the source, or the one of the files that are there. */
final class FileSchema {
    private static final int MAX_SAMPLED_BYTES = 64 << 20;

    private final FileFormat format;
    private final Options options;
    private final ConnectorContext context;

    FileSchema(FileFormat format, Options options, ConnectorContext context) {
        this.format = format;
        this.options = options;
        this.context = context;
    }

    StructType of(@Nullable StructType given, boolean streaming, List<FileEntry> files, FileSourceSettings settings) {
        if (given != null) {
            return given;
        }
        StructType fixed = format.fixedSchema();
        if (fixed != null) {
            return fixed;
        }
        if (settings.schemaLocation() != null) {
            return kept(new KeptSchema(settings.schemaLocation(), context), files, settings);
        }
        if (streaming && !options.flag("inferSchema", false)) {
            throw new VirtaException(
                    ErrorCode.INVALID_SCHEMA,
                    "A stream of " + format.name() + " files needs a schema.",
                    "Give one with schema(...) or CREATE TABLE, or set the option inferSchema to true.");
        }
        return inferred(files, settings);
    }

    /** The schema that is kept, grown by the newest files; what is new in it is kept too. */
    private StructType kept(KeptSchema kept, List<FileEntry> files, FileSourceSettings settings) {
        StructType before = kept.read();
        if (before != null && files.isEmpty()) {
            return before;
        }
        List<FileEntry> newestFirst = files.stream()
                .sorted(Comparator.comparingLong(FileEntry::modifiedMillis).reversed())
                .toList();
        StructType inferred = inferred(before == null ? files : newestFirst, settings);
        StructType schema = before == null ? inferred : KeptSchema.grown(before, inferred);
        if (!schema.equals(before)) {
            kept.write(schema);
        }
        return schema;
    }

    private StructType inferred(List<FileEntry> files, FileSourceSettings settings) {
        if (files.isEmpty()) {
            throw new VirtaException(
                    ErrorCode.INVALID_SCHEMA,
                    "There are no files in " + settings.path() + " to infer a schema from.",
                    "Give a schema with schema(...) or CREATE TABLE.",
                    "UNABLE_TO_INFER_SCHEMA",
                    null);
        }
        return format.infer(samples(files, settings), options, context.zone());
    }

    private List<byte[]> samples(List<FileEntry> files, FileSourceSettings settings) {
        RecordBounds bounds = format.recordIsFile(options) ? null : new RecordBounds(settings.lineSeparator());
        List<byte[]> records = new ArrayList<>();
        long sampled = 0;
        for (FileEntry file : files) {
            try (RecordFile sample = RecordFile.open(FileSplit.whole(file), 0, file.lengthBytes(), bounds, false)) {
                while (sampled <= MAX_SAMPLED_BYTES && next(sample)) {
                    records.add(Arrays.copyOfRange(sample.bytes(), sample.from(), sample.to()));
                    sampled += sample.to() - sample.from();
                }
            }
        }
        return records;
    }

    private static boolean next(RecordFile file) {
        try {
            return file.next();
        } catch (IOException e) {
            throw file.error(e);
        }
    }
}
