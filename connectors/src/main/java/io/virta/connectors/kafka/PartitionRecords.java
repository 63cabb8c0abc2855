package io.virta.connectors.kafka;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of a partition that were fetched and not yet taken, and what offsets they stand for: there may be gaps between them. Used by one thread. */
final class PartitionRecords {
    private List<ConsumerRecord<ByteBuffer, ByteBuffer>> records = List.of();
    private int next;

    /** Behind the last record taken. */
    private long taken;

    /** Where the client fetches on. */
    private long fetched;

    /** Nothing is fetched yet; the client stands at an offset. */
    PartitionRecords(long position) {
        this.taken = position;
        this.fetched = position;
    }

    /** Takes what a poll brought; the ones before have all been taken. */
    void refill(List<ConsumerRecord<ByteBuffer, ByteBuffer>> polled, long position) {
        records = polled;
        next = 0;
        fetched = position;
    }

    /** Whether there is a record before an offset. */
    boolean hasNextBefore(long offset) {
        return next < records.size() && records.get(next).offset() < offset;
    }

    /** The next record. */
    ConsumerRecord<ByteBuffer, ByteBuffer> take() {
        ConsumerRecord<ByteBuffer, ByteBuffer> record = records.get(next++);
        taken = record.offset() + 1;
        if (next == records.size()) {
            records = List.of();
            next = 0;
        }
        return record;
    }

    /** The offset before which no record is to come any more. */
    long reached() {
        return records.isEmpty() ? fetched : records.get(next).offset();
    }

    /** Whether reading goes on from an offset with what is here. */
    boolean goesOnAt(long offset) {
        return taken <= offset && offset <= reached();
    }
}
