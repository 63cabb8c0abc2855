package io.virta.connectors.file;

import com.google.auto.service.AutoService;
import io.virta.connector.Connector;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.format.RecordDecoder;
import io.virta.format.RecordEncoder;
import io.virta.format.csv.CsvDecoder;
import io.virta.format.csv.CsvEncoder;
import io.virta.format.csv.CsvOptions;
import io.virta.format.csv.CsvSchema;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.util.List;

/** Files of comma-separated values. */
@AutoService(Connector.class)
public final class CsvFiles extends FileConnector {
    /** Found by service loading. */
    public CsvFiles() {
        super(new Format());
    }

    private static final class Format implements FileFormat {
        @Override
        public String name() {
            return "csv";
        }

        @Override
        public List<OptionSpec> readOptions() {
            return CsvOptions.READ;
        }

        @Override
        public List<OptionSpec> writeOptions() {
            return CsvOptions.WRITE;
        }

        @Override
        public RecordDecoder decoder(StructType file, StructType wanted, Options options, ZoneId zone) {
            return new CsvDecoder(file, wanted, CsvOptions.forReading(options, zone));
        }

        @Override
        public boolean hasHeader(Options options) {
            return options.flag("header", false);
        }

        @Override
        public boolean recordIsFile(Options options) {
            return options.flag("multiLine", false);
        }

        @Override
        public StructType infer(List<byte[]> samples, Options options, ZoneId zone) {
            return CsvSchema.infer(samples, CsvOptions.forReading(options, zone));
        }

        @Override
        public RecordEncoder encoder(StructType schema, Options options, ZoneId zone) {
            return new CsvEncoder(schema, CsvOptions.forWriting(options, zone));
        }
    }
}
