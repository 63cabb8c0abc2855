package io.virta.connectors.kafka;

import io.virta.batch.ArrayBuilder;
import io.virta.batch.Batch;
import io.virta.batch.BytesBuilder;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.ConstantColumn;
import io.virta.batch.IntBuilder;
import io.virta.batch.IntColumn;
import io.virta.batch.LongBuilder;
import io.virta.batch.StructBuilder;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Builds Kafka's own columns of records of one partition, straight from the client's buffers. Used by one thread at a time. */
final class KafkaColumns {
    static final StructType HEADER =
            new StructType().add("key", AtomicType.STRING).add("value", AtomicType.BINARY);
    static final DataType HEADERS = new ArrayType(HEADER);

    private static final StructType WITHOUT_HEADERS = new StructType()
            .add("key", AtomicType.BINARY)
            .add("value", AtomicType.BINARY)
            .add("topic", AtomicType.STRING)
            .add("partition", AtomicType.INT)
            .add("offset", AtomicType.BIGINT)
            .add("timestamp", AtomicType.TIMESTAMP)
            .add("timestampType", AtomicType.INT);

    private static final long MICROS_PER_MILLI = 1000;

    private final List<Builder> builders = new ArrayList<>();
    private int rows;

    /** Builders of the columns of these names. */
    KafkaColumns(List<StructField> wanted) {
        for (StructField field : wanted) {
            builders.add(builder(field.name()));
        }
    }

    /** All columns. */
    static StructType schema(boolean headers) {
        return headers ? WITHOUT_HEADERS.add("headers", HEADERS) : WITHOUT_HEADERS;
    }

    /** Appends so many rows for a record. */
    void append(ConsumerRecord<ByteBuffer, ByteBuffer> record, int times) {
        for (int i = 0; i < times; i++) {
            for (Builder builder : builders) {
                builder.append(record);
            }
            rows++;
        }
    }

    int rowCount() {
        return rows;
    }

    /** The columns of the rows appended, in the order wanted; empty afterwards. */
    List<Column> build(TopicPartition partition) {
        List<Column> columns = new ArrayList<>(builders.size());
        for (Builder builder : builders) {
            columns.add(builder.build(partition, rows));
        }
        rows = 0;
        return columns;
    }

    private static Builder builder(String name) {
        return switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "key" -> new Bytes(true);
            case "value" -> new Bytes(false);
            case "topic" -> new Topic();
            case "partition" -> new Partition();
            case "offset" -> new Longs(true);
            case "timestamp" -> new Longs(false);
            case "timestamptype" -> new TimestampTypes();
            case "headers" -> new AllHeaders();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private interface Builder {
        void append(ConsumerRecord<ByteBuffer, ByteBuffer> record);

        Column build(TopicPartition partition, int rows);
    }

    private static final class Bytes implements Builder {
        private final BytesBuilder column = (BytesBuilder) ColumnBuilder.of(AtomicType.BINARY, Batch.DEFAULT_ROWS);
        private final boolean key;

        Bytes(boolean key) {
            this.key = key;
        }

        @Override
        public void append(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
            @Nullable ByteBuffer bytes = key ? record.key() : record.value();
            if (bytes == null) {
                column.appendNull();
            } else if (bytes.hasArray()) {
                column.append(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            } else {
                byte[] copy = new byte[bytes.remaining()];
                bytes.duplicate().get(copy);
                column.append(copy);
            }
        }

        @Override
        public Column build(TopicPartition partition, int rows) {
            return column.build();
        }
    }

    private static final class Topic implements Builder {
        @Override
        public void append(ConsumerRecord<ByteBuffer, ByteBuffer> record) {}

        @Override
        public Column build(TopicPartition partition, int rows) {
            byte[] name = partition.topic().getBytes(StandardCharsets.UTF_8);
            return new ConstantColumn(new BytesColumn(name, new int[] {0, name.length}, null), rows);
        }
    }

    private static final class Partition implements Builder {
        @Override
        public void append(ConsumerRecord<ByteBuffer, ByteBuffer> record) {}

        @Override
        public Column build(TopicPartition partition, int rows) {
            return new ConstantColumn(new IntColumn(new int[] {partition.partition()}, null), rows);
        }
    }

    private static final class Longs implements Builder {
        private final LongBuilder column = (LongBuilder) ColumnBuilder.of(AtomicType.BIGINT, Batch.DEFAULT_ROWS);
        private final boolean offset;

        Longs(boolean offset) {
            this.offset = offset;
        }

        @Override
        public void append(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
            column.append(offset ? record.offset() : record.timestamp() * MICROS_PER_MILLI);
        }

        @Override
        public Column build(TopicPartition partition, int rows) {
            return column.build();
        }
    }

    private static final class TimestampTypes implements Builder {
        private final IntBuilder column = (IntBuilder) ColumnBuilder.of(AtomicType.INT, Batch.DEFAULT_ROWS);

        @Override
        public void append(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
            column.append(record.timestampType().id);
        }

        @Override
        public Column build(TopicPartition partition, int rows) {
            return column.build();
        }
    }

    private static final class AllHeaders implements Builder {
        private final ArrayBuilder column = (ArrayBuilder) ColumnBuilder.of(HEADERS, Batch.DEFAULT_ROWS);
        private final StructBuilder headers = (StructBuilder) column.elements();
        private final BytesBuilder keys = (BytesBuilder) headers.field(0);
        private final BytesBuilder values = (BytesBuilder) headers.field(1);

        @Override
        public void append(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
            boolean none = true;
            for (Header header : record.headers()) {
                none = false;
                keys.append(header.key());
                byte @Nullable [] value = header.value();
                if (value == null) {
                    values.appendNull();
                } else {
                    values.append(value);
                }
                headers.append();
            }
            if (none) {
                column.appendNull();
            } else {
                column.append();
            }
        }

        @Override
        public Column build(TopicPartition partition, int rows) {
            return column.build();
        }
    }
}
