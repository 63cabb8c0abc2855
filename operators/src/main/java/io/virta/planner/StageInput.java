package io.virta.planner;

import io.virta.operator.Distribution;

/**
 * An edge from another stage.
 *
 * @param hasWatermark whether watermarks travel on it; an operator's watermark is the least over the inputs that have one
 */
public record StageInput(int fromStage, Distribution distribution, boolean hasWatermark) {}
