package io.virta.connectors.kafka;

import io.virta.connector.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.common.TopicPartition;

/** Ranges of partitions as splits. Stateless. */
final class KafkaSplits {
    private KafkaSplits() {}

    /** The partition that a split belongs to. */
    static TopicPartition partition(Split split) {
        int dash = split.channel().lastIndexOf('-');
        return new TopicPartition(
                split.channel().substring(0, dash),
                Integer.parseInt(split.channel().substring(dash + 1)));
    }

    /**
     * The splits of an epoch: one for each partition that has something, or about {@code minPieces} in all, larger ranges cut into more of them.
     *
     * @param meanBytes of a record
     */
    static List<Split> of(
            SortedMap<TopicPartition, Long> from, SortedMap<TopicPartition, Long> to, int minPieces, double meanBytes) {
        long total = 0;
        int partitions = 0;
        for (Map.Entry<TopicPartition, Long> end : to.entrySet()) {
            long count = end.getValue() - from.getOrDefault(end.getKey(), 0L);
            if (count > 0) {
                total += count;
                partitions++;
            }
        }
        List<Split> splits = new ArrayList<>();
        for (Map.Entry<TopicPartition, Long> end : to.entrySet()) {
            long start = from.getOrDefault(end.getKey(), 0L);
            long count = end.getValue() - start;
            if (count > 0) {
                long pieces = partitions >= minPieces
                        ? 1
                        : Math.min(count, Math.max(1, Math.round((double) count / total * minPieces)));
                for (long piece = 0; piece < pieces; piece++) {
                    long pieceFrom = start + piece * (count / pieces) + Math.min(piece, count % pieces);
                    long pieceTo = pieceFrom + count / pieces + (piece < count % pieces ? 1 : 0);
                    splits.add(new Split(
                            end.getKey().toString(),
                            pieceFrom,
                            pieceTo,
                            "",
                            Math.max(1, Math.round((pieceTo - pieceFrom) * meanBytes))));
                }
            }
        }
        return splits;
    }
}
