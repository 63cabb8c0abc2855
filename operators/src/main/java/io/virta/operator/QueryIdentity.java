package io.virta.operator;

import java.util.UUID;

/**
 * Which query runs.
 *
 * @param queryId the same over restarts
 * @param runId of this run
 */
public record QueryIdentity(UUID queryId, UUID runId) {
    /** Stands for a run over what is there, which is no query. */
    public static final QueryIdentity NONE = new QueryIdentity(new UUID(0, 0), new UUID(0, 0));
}
