package io.virta.planner;

import java.util.List;

/**
 * A watermark operator of a plan, of whose greatest event time the query's watermark is computed.
 *
 * @param stage the stage it is in
 * @param operator its place among the stage's operators, from 0
 * @param delayMicros how far the watermark stays behind the greatest event time
 */
public record WatermarkNode(int stage, int operator, long delayMicros) {
    /** Its name in checkpoints, its stage and its number among the stage's watermarks: the same whatever stateless operators come before it. */
    public String id(List<WatermarkNode> all) {
        int number = 0;
        for (WatermarkNode other : all) {
            if (other.stage == stage && other.operator < operator) {
                number++;
            }
        }
        return stage + "." + number;
    }
}
