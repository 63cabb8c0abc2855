package io.virta.connectors.file;

import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The options of a file sink that do not depend on the format. */
record FileSinkSettings(Path path, SaveMode saveMode, Compression compression) {
    /** What a batch write does where there is data already. */
    enum SaveMode {
        APPEND,
        OVERWRITE,
        ERROR_IF_EXISTS,
        IGNORE
    }

    static final List<OptionSpec> OPTIONS = List.of(
            new OptionSpec("path", "The directory to write to; it is made if it is missing."),
            new OptionSpec(
                    "saveMode", "errorIfExists", "For batch writes: append, overwrite, errorIfExists or ignore."),
            new OptionSpec("compression", "none", "How files are compressed: none or gzip."),
            new OptionSpec("lineSep", "\\n", "What ends each line."),
            new OptionSpec("encoding", "UTF-8", "Only UTF-8."));

    static FileSinkSettings of(Options options, String format) {
        String encoding = options.get("encoding", "UTF-8");
        if (!encoding.equalsIgnoreCase("UTF-8") && !encoding.equalsIgnoreCase("UTF8")) {
            throw Options.invalid("encoding", encoding, "UTF-8 only");
        }
        String mode = options.get("saveMode", "errorIfExists");
        SaveMode saveMode = switch (mode.trim().toLowerCase(Locale.ROOT)) {
            case "append" -> SaveMode.APPEND;
            case "overwrite" -> SaveMode.OVERWRITE;
            case "errorifexists", "error", "default" -> SaveMode.ERROR_IF_EXISTS;
            case "ignore" -> SaveMode.IGNORE;
            default -> throw Options.invalid("saveMode", mode, "append, overwrite, errorIfExists or ignore");
        };
        return new FileSinkSettings(
                FileConnector.path(options.required("path", format)),
                saveMode,
                Compression.ofOption(options.get("compression")));
    }
}
