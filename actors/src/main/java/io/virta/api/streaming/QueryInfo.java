package io.virta.api.streaming;

import java.util.UUID;

/**
 * The query and the epoch that a call of a {@link StatefulProcessor} is for.
 *
 * @param getQueryId the id of the query, the same over restarts; zeros in a batch
 * @param getRunId the id of the run; zeros in a batch
 * @param getBatchId the number of the epoch, 0 in a batch
 */
public record QueryInfo(UUID getQueryId, UUID getRunId, long getBatchId) {
    /** What stands for a batch, which is no query. */
    public static final QueryInfo BATCH = new QueryInfo(new UUID(0, 0), new UUID(0, 0), 0);
}
