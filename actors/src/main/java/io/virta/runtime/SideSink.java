package io.virta.runtime;

import io.virta.connector.Sink;
import io.virta.dropped.DropKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A sink beside the main one of a query, for rows that the query drops. It prepares and commits with the same epochs.
 *
 * @param kinds what it takes, not empty
 * @param columns the columns it takes, as indices into {@link io.virta.dropped.DroppedRows#SCHEMA}
 */
public record SideSink(Set<DropKind> kinds, Sink sink, List<Integer> columns) {
    public SideSink {
        kinds = Set.copyOf(kinds);
        columns = List.copyOf(columns);
    }

    /** Its name in commit handles. */
    public String id() {
        return String.join(
                "+",
                kinds.stream().map(DropKind::text).collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
    }
}
