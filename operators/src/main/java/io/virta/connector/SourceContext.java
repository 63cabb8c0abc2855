package io.virta.connector;

import java.time.Clock;
import java.time.ZoneId;

/**
 * What a run hands to its sources.
 *
 * @param parallelism how many readers the run has
 * @param streaming false for a read of what is there now
 */
public record SourceContext(Clock clock, ZoneId zone, int parallelism, boolean streaming) {}
