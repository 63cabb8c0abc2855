package io.virta.connectors.file;

import io.virta.connector.ConnectorContext;
import io.virta.connector.Options;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
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

    private static byte[] withoutByteOrderMark(byte[] bytes) {
        return RecordFile.startsWithByteOrderMark(bytes, 0, bytes.length)
                ? java.util.Arrays.copyOfRange(bytes, 3, bytes.length)
                : bytes;
    }

    private List<byte[]> samples(List<FileEntry> files, FileSourceSettings settings) {
        List<byte[]> records = new ArrayList<>();
        long sampled = 0;
        for (FileEntry file : files) {
            try {
                byte[] bytes = withoutByteOrderMark(Files.readAllBytes(file.path()));
                if (format.recordIsFile(options)) {
                    records.add(bytes);
                } else {
                    RecordBounds bounds = new RecordBounds(settings.lineSeparator());
                    for (int from = 0; from < bytes.length; ) {
                        int end = bounds.find(bytes, from, bytes.length);
                        int to = end < 0 ? bytes.length : end;
                        records.add(java.util.Arrays.copyOfRange(bytes, from, bounds.trim(bytes, from, to)));
                        from = end < 0 ? bytes.length : end + bounds.separatorLength();
                    }
                }
                sampled += bytes.length;
            } catch (IOException e) {
                throw FileErrors.of("read", file.path(), e);
            }
            if (sampled > MAX_SAMPLED_BYTES) {
                break;
            }
        }
        return records;
    }
}
