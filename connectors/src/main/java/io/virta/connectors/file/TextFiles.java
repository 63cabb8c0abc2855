package io.virta.connectors.file;

import com.google.auto.service.AutoService;
import io.virta.connector.Connector;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.format.RecordDecoder;
import io.virta.format.RecordEncoder;
import io.virta.format.text.TextDecoder;
import io.virta.format.text.TextEncoder;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** Files of lines, each a row of one string, {@code value}. */
@AutoService(Connector.class)
public final class TextFiles extends FileConnector {
    /** Found by service loading. */
    public TextFiles() {
        super(new Format());
    }

    private static final class Format implements FileFormat {
        @Override
        public String name() {
            return "text";
        }

        @Override
        public List<OptionSpec> readOptions() {
            return List.of(new OptionSpec("wholetext", "false", "Whether a file is one row."));
        }

        @Override
        public List<OptionSpec> writeOptions() {
            return List.of();
        }

        @Override
        public void check(StructType schema, Options options, ZoneId zone) {
            if (schema.size() != 1 || schema.typeAt(0) != AtomicType.STRING) {
                throw new VirtaException(
                        ErrorCode.INVALID_SCHEMA,
                        "Text files have one string column, not: " + schema.toDDL() + ".",
                        "Leave the schema out, or read json or csv.");
            }
        }

        @Override
        public RecordDecoder decoder(StructType file, StructType wanted, Options options, ZoneId zone) {
            return new TextDecoder(wanted.size());
        }

        @Override
        public boolean recordIsFile(Options options) {
            return options.flag("wholetext", false);
        }

        @Override
        public StructType fixedSchema() {
            return new StructType().add("value", AtomicType.STRING);
        }

        @Override
        public StructType infer(List<byte[]> samples, Options options, ZoneId zone) {
            return fixedSchema();
        }

        @Override
        public RecordEncoder encoder(StructType schema, Options options, ZoneId zone) {
            return new TextEncoder(schema, options.get("lineSep", "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
