package io.virta.connectors.nexmark;

/**
 * What is generated, and how fast.
 *
 * @param count how many events; {@link Long#MAX_VALUE} if they never end
 * @param perSecond how many are there after each second; 0 for all at once
 * @param perTrigger how many an epoch takes at most; 0 for as many as there are
 */
record NexmarkSettings(Events events, long count, long perSecond, long perTrigger) {
    boolean isEndless() {
        return count == Long.MAX_VALUE;
    }
}
