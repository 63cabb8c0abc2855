package io.virta.connectors.file;

import io.virta.connector.ConnectorContext;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.DataType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inferred schema of a source, kept in a directory from start to start, as the text that {@code schema(...)} takes. It only grows: columns keep their places and types, new ones come last.
 *
 * @param directory made when the schema is first written
 * @param context reads the text
 */
record KeptSchema(Path directory, ConnectorContext context) {
    private static final String NAME = "_schema.ddl";

    /** What is kept, or null before the first write. Throws INVALID_SCHEMA if it is damaged. */
    @Nullable StructType read() {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return context.schema(Files.readString(file).strip());
        } catch (IOException e) {
            throw FileErrors.of("read", file, e);
        } catch (VirtaException e) {
            throw new VirtaException(
                    ErrorCode.INVALID_SCHEMA,
                    "The file " + file + " holds no schema: " + e.getMessage(),
                    "Restore it, or delete it to have the schema inferred again.",
                    e);
        }
    }

    /** Replaces what is kept, all of it or nothing. */
    void write(StructType schema) {
        Path file = directory.resolve(NAME);
        try {
            Files.createDirectories(directory);
            Path staged = Files.createTempFile(directory, "_schema", ".tmp");
            Files.writeString(staged, schema.toDDL() + "\n");
            Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw FileErrors.of("write", file, e);
        }
    }

    /** The kept schema with the columns, and the fields of struct columns, that it does not have yet. */
    static StructType grown(StructType kept, StructType inferred) {
        List<StructField> fields = new ArrayList<>();
        for (StructField field : kept.fields()) {
            int found = index(inferred, field.name());
            DataType type = field.dataType();
            if (found >= 0
                    && type instanceof StructType struct
                    && inferred.field(found).dataType() instanceof StructType more) {
                type = grown(struct, more);
            }
            fields.add(new StructField(field.name(), type, field.nullable()));
        }
        inferred.fields().stream()
                .filter(field -> index(kept, field.name()) < 0)
                .forEach(fields::add);
        return new StructType(fields);
    }

    private static int index(StructType schema, String name) {
        for (int i = 0; i < schema.fields().size(); i++) {
            if (schema.field(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }
}
