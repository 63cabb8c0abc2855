package io.virta.connector;

/**
 * How much an epoch may take beside the limits that the source's own options set.
 *
 * @param maxRows rows at most, as far as the source knows them beforehand
 * @param maxBytes bytes at most, as far as the source knows them beforehand; at least one split is planned all the same
 * @param ignoreOptionLimits take everything in one epoch ({@code Trigger.Once} and batch reads), also beyond {@code maxFilesPerTrigger} and the like
 */
public record ReadLimit(long maxRows, long maxBytes, boolean ignoreOptionLimits) {
    /** Everything that is there. */
    public static final ReadLimit ALL = new ReadLimit(Long.MAX_VALUE, Long.MAX_VALUE, true);
}
