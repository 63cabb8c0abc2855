package io.virta.connectors.kafka;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Batch;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.IntColumn;
import io.virta.batch.NullColumn;
import io.virta.batch.StructColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.format.json.JsonEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Makes records of rows. Used by one thread at a time. */
final class RowSender {
    private final RowFields fields;
    private final @Nullable String fixedTopic;
    private final @Nullable JsonEncoder encoder;

    /** The topic of the row before, whose name most rows share. */
    private String lastTopic = "";

    private byte[] lastTopicBytes = {};

    RowSender(RowFields fields, @Nullable String fixedTopic) {
        this.fields = fields;
        this.fixedTopic = fixedTopic;
        this.encoder = fields.json() == null ? null : new JsonEncoder(fields.encodedType(), fields.json());
    }

    /** Hands a record of each row to a producer. */
    void send(Batch batch, Consumer<ProducerRecord<byte[], byte[]>> producer) {
        BytesColumn keys = bytes(batch, fields.key());
        BytesColumn values = values(batch);
        BytesColumn topics = fixedTopic == null ? bytes(batch, fields.topic()) : null;
        IntColumn partitions =
                fields.partition() >= 0 && batch.column(fields.partition()).flatten() instanceof IntColumn column
                        ? column
                        : null;
        ArrayColumn headers =
                fields.headers() >= 0 && batch.column(fields.headers()).flatten() instanceof ArrayColumn column
                        ? column
                        : null;
        for (int row = 0; row < batch.rowCount(); row++) {
            producer.accept(new ProducerRecord<>(
                    topic(topics, row),
                    partitions == null || partitions.isNull(row) ? null : partitions.value(row),
                    copy(keys, row),
                    copy(values, row),
                    headers == null || headers.isNull(row) ? null : headers(headers, row)));
        }
    }

    private @Nullable BytesColumn values(Batch batch) {
        if (encoder == null) {
            return bytes(batch, fields.value());
        }
        List<Column> columns = new ArrayList<>(fields.encoded().size());
        fields.encoded().forEach(column -> columns.add(batch.column(column)));
        return encoder.encode(new StructColumn(columns, batch.rowCount()), batch.rowCount());
    }

    private static @Nullable BytesColumn bytes(Batch batch, int index) {
        if (index < 0 || batch.column(index).flatten() instanceof NullColumn) {
            return null;
        }
        return (BytesColumn) batch.column(index).flatten();
    }

    private static byte @Nullable [] copy(@Nullable BytesColumn column, int row) {
        return column == null || column.isNull(row) ? null : column.copy(row);
    }

    private String topic(@Nullable BytesColumn topics, int row) {
        if (fixedTopic != null) {
            return fixedTopic;
        }
        if (topics == null || topics.isNull(row)) {
            throw new VirtaException(
                    ErrorCode.INVALID_VALUE,
                    "A row for kafka has null as its topic.",
                    "Filter such rows out, or set the option topic.");
        }
        int start = topics.start(row);
        int end = start + topics.lengthBytes(row);
        if (!java.util.Arrays.equals(topics.bytes(), start, end, lastTopicBytes, 0, lastTopicBytes.length)) {
            lastTopic = topics.string(row);
            lastTopicBytes = topics.copy(row);
        }
        return lastTopic;
    }

    private static List<Header> headers(ArrayColumn all, int row) {
        StructColumn structs = (StructColumn) all.elements().flatten();
        BytesColumn keys = (BytesColumn) structs.field(0).flatten();
        BytesColumn values = (BytesColumn) structs.field(1).flatten();
        List<Header> headers = new ArrayList<>(all.size(row));
        for (int i = all.start(row); i < all.start(row) + all.size(row); i++) {
            headers.add(new RecordHeader(keys.string(i), values.isNull(i) ? null : values.copy(i)));
        }
        return headers;
    }
}
