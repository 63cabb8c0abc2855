package io.virta.connectors.file;

import io.virta.connector.Connector;
import io.virta.connector.ConnectorContext;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.connector.Sink;
import io.virta.connector.SinkRequest;
import io.virta.connector.SourceTable;
import io.virta.types.StructType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of one format as source and sink. Its subclasses name the format. */
public abstract class FileConnector implements Connector {
    private final FileFormat files;

    FileConnector(FileFormat files) {
        this.files = files;
    }

    @Override
    public final String format() {
        return files.name();
    }

    @Override
    public final List<OptionSpec> sourceOptions() {
        List<OptionSpec> options = new ArrayList<>(FileSourceSettings.OPTIONS);
        options.addAll(files.readOptions());
        return options;
    }

    @Override
    public final List<OptionSpec> sinkOptions() {
        List<OptionSpec> options = new ArrayList<>(FileSinkSettings.OPTIONS);
        options.addAll(files.writeOptions());
        return options;
    }

    @Override
    public final SourceTable source(
            Options options, @Nullable StructType schema, boolean streaming, ConnectorContext context) {
        FileSourceSettings settings = FileSourceSettings.of(options, format());
        FileListing listing = new FileListing(settings);
        List<FileEntry> found = listing.list();
        StructType data = new FileSchema(files, options, context).of(schema, streaming, found, settings);
        Partitions partitions = settings.recursive() ? Partitions.NONE : Partitions.of(found, data);
        files.check(partitions.fileFields(data), options, context.zone());
        return new FileTable(files, options, settings, partitions.wholeSchema(data), partitions, context.zone());
    }

    @Override
    public final Sink sink(Options options, SinkRequest request, ConnectorContext context) {
        FileSinkSettings settings = FileSinkSettings.of(options, format());
        return FileSink.of(files, options, settings, request, context.zone());
    }

    /** The path that an option means; {@code file:} URIs are paths too. */
    static Path path(String text) {
        String path =
                text.startsWith("file:") ? text.substring("file:".length()).replaceFirst("^//(?=/)", "") : text;
        return Path.of(path).toAbsolutePath().normalize();
    }
}
