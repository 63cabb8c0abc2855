package io.virta.connectors.file;

import com.google.auto.service.AutoService;
import io.virta.connector.Connector;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.format.RecordDecoder;
import io.virta.format.RecordEncoder;
import io.virta.format.json.JsonDecoder;
import io.virta.format.json.JsonEncoder;
import io.virta.format.json.JsonOptions;
import io.virta.format.json.JsonSchema;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.util.List;

/** Files of JSON objects, one a line. */
@AutoService(Connector.class)
public final class JsonFiles extends FileConnector {
    /** Found by service loading. */
    public JsonFiles() {
        super(new Format());
    }

    private static final class Format implements FileFormat {
        @Override
        public String name() {
            return "json";
        }

        @Override
        public List<OptionSpec> readOptions() {
            return JsonOptions.READ;
        }

        @Override
        public List<OptionSpec> writeOptions() {
            return JsonOptions.WRITE;
        }

        @Override
        public RecordDecoder decoder(StructType file, StructType wanted, Options options, ZoneId zone) {
            return new JsonDecoder(wanted, JsonOptions.of(options, zone));
        }

        @Override
        public boolean recordIsFile(Options options) {
            return options.flag("multiLine", false);
        }

        @Override
        public StructType infer(List<byte[]> samples, Options options, ZoneId zone) {
            return JsonSchema.infer(samples, JsonOptions.of(options, zone));
        }

        @Override
        public RecordEncoder encoder(StructType schema, Options options, ZoneId zone) {
            return new JsonEncoder(schema, JsonOptions.of(options, zone));
        }
    }
}
