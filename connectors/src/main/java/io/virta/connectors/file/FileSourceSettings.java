package io.virta.connectors.file;

import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The options of a file source that do not depend on the format.
 *
 * @param path a file, a directory, or a pattern of them, as given
 * @param maxFiles files an epoch, 0 for no limit
 * @param maxBytes bytes an epoch, 0 for no limit
 * @param maxAgeMillis how much older than the latest file seen a file may be and still count as new
 * @param archive where finished files go when {@code clean} is ARCHIVE
 * @param schemaLocation the directory that keeps the inferred schema, or null to infer it anew at each start
 * @param lineSeparator the bytes between records, or null for line ends of any system
 */
record FileSourceSettings(
        String path,
        long maxFiles,
        long maxBytes,
        boolean latestFirst,
        boolean fileNameOnly,
        long maxAgeMillis,
        Clean clean,
        @Nullable Path archive,
        boolean recursive,
        @Nullable PathMatcher nameFilter,
        @Nullable Path schemaLocation,
        byte @Nullable [] lineSeparator) {
    /** What happens to files whose epoch has committed. */
    enum Clean {
        OFF,
        DELETE,
        ARCHIVE
    }

    static final List<OptionSpec> OPTIONS = List.of(
            new OptionSpec("path", "A file, a directory or a pattern such as /data/2024-*/*.json."),
            new OptionSpec("maxFilesPerTrigger", "Files an epoch takes at most."),
            new OptionSpec("maxBytesPerTrigger", "Bytes an epoch takes at most, but always one file."),
            new OptionSpec("latestFirst", "false", "Whether the newest files are read first."),
            new OptionSpec(
                    "fileNameOnly", "false", "Whether files of the same name in different directories are the same."),
            new OptionSpec("maxFileAge", "7d", "Files that are older than the newest one by more are ignored."),
            new OptionSpec("cleanSource", "off", "What happens to files that were read: off, delete or archive."),
            new OptionSpec("sourceArchiveDir", "Where cleanSource=archive moves files."),
            new OptionSpec("recursiveFileLookup", "false", "Whether to look into all directories below."),
            new OptionSpec("pathGlobFilter", "Pattern that the names of files must match, such as *.json."),
            new OptionSpec("lineSep", "What separates records; any line end by default."),
            new OptionSpec("inferSchema", "false", "Whether to infer the schema from the files that are there."),
            new OptionSpec(
                    "schemaLocation",
                    "Directory that keeps the inferred schema from start to start; columns of new files are added to it."),
            new OptionSpec("samplingRatio", "1.0", "Share of the records that schema inference looks at."),
            new OptionSpec("multiLine", "false", "Whether a file is one record."),
            new OptionSpec("encoding", "UTF-8", "Only UTF-8."));

    static FileSourceSettings of(Options options, String format) {
        long maxFiles = options.number("maxFilesPerTrigger", 0, 1, Integer.MAX_VALUE);
        long maxBytes = options.number("maxBytesPerTrigger", 0, 1, Long.MAX_VALUE);
        if (maxFiles > 0 && maxBytes > 0) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "maxFilesPerTrigger and maxBytesPerTrigger are both set.",
                    "Set one of them.");
        }
        String encoding = options.get("encoding", "UTF-8");
        if (!encoding.equalsIgnoreCase("UTF-8") && !encoding.equalsIgnoreCase("UTF8")) {
            throw Options.invalid("encoding", encoding, "UTF-8 only");
        }
        boolean latestFirst = options.flag("latestFirst", false);
        String filter = options.get("pathGlobFilter");
        String separator = options.get("lineSep");
        if (separator != null && separator.isEmpty()) {
            throw Options.invalid("lineSep", "", "one character or more");
        }
        String schemaLocation = options.get("schemaLocation");
        Clean clean = clean(options.get("cleanSource", "off"));
        Path archive = clean == Clean.ARCHIVE ? FileConnector.path(options.required("sourceArchiveDir", format)) : null;
        FileSourceSettings settings = new FileSourceSettings(
                options.required("path", format),
                maxFiles,
                maxBytes,
                latestFirst,
                options.flag("fileNameOnly", false),
                latestFirst && (maxFiles > 0 || maxBytes > 0)
                        ? Long.MAX_VALUE
                        : options.durationMillis("maxFileAge", "7d"),
                clean,
                archive,
                options.flag("recursiveFileLookup", false),
                filter == null ? null : FileSystems.getDefault().getPathMatcher("glob:" + filter),
                schemaLocation == null ? null : FileConnector.path(schemaLocation),
                separator == null ? null : separator.getBytes(StandardCharsets.UTF_8));
        settings.checkArchive();
        return settings;
    }

    private void checkArchive() {
        if (archive != null && archive.startsWith(FileConnector.path(FileGlob.fixedPart(path)))) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "sourceArchiveDir " + archive + " lies in the source's own directory.",
                    "Archived files would be read again: name a directory outside of " + path + ".");
        }
    }

    private static Clean clean(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "off" -> Clean.OFF;
            case "delete" -> Clean.DELETE;
            case "archive" -> Clean.ARCHIVE;
            default -> throw Options.invalid("cleanSource", text, "off, delete or archive");
        };
    }
}
