package io.virta.planner;

/**
 * A watermark operator of a plan, of whose greatest event time the query's watermark is computed.
 *
 * @param stage the stage it is in
 * @param operator its place among the stage's operators, from 0
 * @param delayMicros how far the watermark stays behind the greatest event time
 */
public record WatermarkNode(int stage, int operator, long delayMicros) {}
