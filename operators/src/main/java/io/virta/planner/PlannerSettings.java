package io.virta.planner;

import java.time.ZoneId;

/**
 * What planning depends on beside the logical plan.
 *
 * @param zone the session time zone, in which constant expressions such as a LIMIT are computed
 */
public record PlannerSettings(ZoneId zone) {}
