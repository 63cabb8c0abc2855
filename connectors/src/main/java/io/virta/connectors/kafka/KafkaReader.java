package io.virta.connectors.kafka;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.connector.BadRecordOutput;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceReader;
import io.virta.connector.Split;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.format.RecordDecoder;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads planned ranges of partitions into columns. Its consumer stays open between them. */
final class KafkaReader implements SourceReader {
    private final PartitionConsumer consumer;
    private final RecordSizes sizes;
    private final StructType wanted;
    private final KafkaColumns columns;
    private final @Nullable RecordDecoder decoder;
    private final boolean @Nullable [] isDecoded;

    private @Nullable TopicPartition partition;
    private long from;
    private long end;
    private long badOffset;

    KafkaReader(KafkaTable table, StructType wanted, RecordSizes sizes, SourceContext context) {
        this.sizes = sizes;
        this.wanted = wanted;
        ValueFormat values = table.values();
        List<StructField> decoded = new ArrayList<>();
        List<StructField> plain = new ArrayList<>();
        if (values == null) {
            plain.addAll(wanted.fields());
            decoder = null;
            isDecoded = null;
        } else {
            isDecoded = new boolean[wanted.size()];
            for (int i = 0; i < wanted.size(); i++) {
                StructField field = wanted.field(i);
                isDecoded[i] = values.fields().fields().contains(field);
                (isDecoded[i] ? decoded : plain).add(field);
            }
            decoder = values.decoder(new StructType(decoded), context.zone());
            BadRecordOutput badRecords = context.badRecords();
            if (badRecords != null) {
                decoder.handBadRecordsTo(
                        (bytes, start, to, reason) ->
                                badRecords.add(bytes, start, to, reason, String.valueOf(partition), badOffset),
                        table.options().get("mode") == null);
            }
        }
        columns = new KafkaColumns(plain);
        consumer = new PartitionConsumer(table.settings());
    }

    @Override
    public void open(Split split) {
        partition = KafkaSplits.partition(split);
        from = split.from();
        end = split.to();
        consumer.open(partition, from);
    }

    @Override
    public @Nullable Chunk next(int maxRows) {
        TopicPartition current = partition;
        while (current != null && from < end) {
            PartitionRecords records = consumer.records();
            if (records.hasNextBefore(end)) {
                Batch batch = take(current, records, maxRows);
                from = Math.min(end, records.reached());
                if (batch.rowCount() > 0) {
                    return new Chunk(batch, from);
                }
            } else if (records.reached() >= end) {
                from = end;
            } else if (!consumer.fetch(end)) {
                from = end;
            } else {
                from = Math.min(end, Math.max(from, consumer.records().reached()));
            }
        }
        partition = null;
        return null;
    }

    private Batch take(TopicPartition current, PartitionRecords records, int maxRows) {
        long bytes = 0;
        int count = 0;
        while (count < maxRows && columns.rowCount() < maxRows && records.hasNextBefore(end)) {
            ConsumerRecord<ByteBuffer, ByteBuffer> record = records.take();
            bytes += Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
            count++;
            if (decoder == null) {
                columns.append(record, 1);
            } else {
                columns.append(record, decode(decoder, record, current));
            }
        }
        sizes.note(bytes, count);
        return build(current);
    }

    /** Decodes a value and returns how many rows it made. */
    private int decode(RecordDecoder values, ConsumerRecord<ByteBuffer, ByteBuffer> record, TopicPartition current) {
        @Nullable ByteBuffer value = record.value();
        if (value == null) {
            return 0;
        }
        int before = values.rowCount();
        badOffset = record.offset();
        try {
            if (value.hasArray()) {
                int start = value.arrayOffset() + value.position();
                values.append(value.array(), start, start + value.remaining());
            } else {
                byte[] copy = new byte[value.remaining()];
                value.duplicate().get(copy);
                values.append(copy, 0, copy.length);
            }
        } catch (VirtaException e) {
            throw e.code() == ErrorCode.MALFORMED_RECORD ? atOffset(e, current, record.offset()) : e;
        }
        return values.rowCount() - before;
    }

    /** The error with the place of the record. */
    private static VirtaException atOffset(VirtaException error, TopicPartition partition, long offset) {
        return new VirtaException(
                error.code(),
                partition + ", offset " + offset + ": " + error.problem(),
                error.hint(),
                error.condition(),
                error);
    }

    private Batch build(TopicPartition current) {
        int rows = columns.rowCount();
        List<Column> plain = columns.build(current);
        if (decoder == null || isDecoded == null) {
            return new Batch(rows, plain);
        }
        Batch decoded = decoder.build();
        List<Column> all = new ArrayList<>(wanted.size());
        int nextDecoded = 0;
        int nextPlain = 0;
        for (boolean ofValue : isDecoded) {
            all.add(ofValue ? decoded.column(nextDecoded++) : plain.get(nextPlain++));
        }
        return new Batch(rows, all);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
