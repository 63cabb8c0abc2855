package io.virta.session;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.sql.SqlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tables that are directories of files: each lies in a directory of its name, with its definition in a hidden file beside its data, so that other sessions find it. Stateless; several processes may
 * read it at once.
 */
final class Warehouse {
    private static final String DEFINITION = "_virta_table.json";
    private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*");

    private final Path root;

    Warehouse(String root) {
        this.root = Path.of(root).toAbsolutePath();
    }

    /** The definition of a table, or null if there is none of this name. */
    @Nullable TableDefinition find(String name) {
        if (!NAME.matcher(name).matches()) {
            return null;
        }
        Path file = root.resolve(name).resolve(DEFINITION);
        return Files.isRegularFile(file) ? read(name, file) : null;
    }

    /** The names of all tables. */
    List<String> names() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> tables = Files.list(root)) {
            return tables.filter(table -> Files.isRegularFile(table.resolve(DEFINITION)))
                    .map(table -> table.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failed("read", root, e);
        }
    }

    /** Makes the directory of a new table and writes its definition, whose options then name the directory as {@code path}. */
    TableDefinition create(TableDefinition table) {
        if (!NAME.matcher(table.name()).matches()) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "'" + table.name() + "' cannot be the name of a table.",
                    "It takes letters, digits, '_', '-' and '.', and begins with a letter, a digit or '_'.");
        }
        Path directory = root.resolve(table.name());
        try {
            Files.createDirectories(directory);
            Path written = Files.writeString(directory.resolve(DEFINITION + ".new"), text(table));
            Files.move(written, directory.resolve(DEFINITION), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed("write", directory, e);
        }
        return at(table, directory);
    }

    private static TableDefinition at(TableDefinition table, Path directory) {
        Map<String, String> options = new LinkedHashMap<>(table.options());
        options.put("path", directory.toString());
        return new TableDefinition(table.name(), table.format(), options, table.schema(), table.partitionedBy());
    }

    private static String text(TableDefinition table) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("format", table.format());
        content.put("options", table.options());
        content.put("partitionedBy", table.partitionedBy());
        if (table.schema() != null) {
            content.put("schema", table.schema().toDDL());
        }
        return ConfigFactory.parseMap(content)
                .root()
                .render(ConfigRenderOptions.concise().setFormatted(true));
    }

    private static TableDefinition read(String name, Path file) {
        try {
            Config content = ConfigFactory.parseString(Files.readString(file));
            Map<String, String> options = new LinkedHashMap<>();
            content.getObject("options").forEach((key, value) -> options.put(key, String.valueOf(value.unwrapped())));
            TableDefinition table = new TableDefinition(
                    name,
                    content.getString("format"),
                    options,
                    content.hasPath("schema") ? SqlParser.parseSchema(content.getString("schema")) : null,
                    content.getStringList("partitionedBy"));
            return at(table, file.resolveSibling(""));
        } catch (IOException e) {
            throw failed("read", file, e);
        } catch (ConfigException e) {
            throw new VirtaException(
                    ErrorCode.INVALID_SCHEMA,
                    "The definition of the table '" + name + "' in " + file + " is damaged: " + e.getMessage(),
                    "Restore the file, or define the table with CREATE TABLE.",
                    e);
        }
    }

    private static VirtaException failed(String verb, Path path, IOException cause) {
        return new VirtaException(
                ErrorCode.IO_ERROR,
                "Cannot " + verb + " " + path + ": " + cause.getMessage(),
                "The setting virta.tables.warehouse says where tables lie.",
                cause);
    }
}
