package io.virta.driver;

import java.util.ArrayList;
import java.util.List;

/**
 * A stream of elements from one instance of an upstream stage.
 *
 * @param input the number of the first operator's input that it feeds
 * @param hasWatermark whether watermarks travel on it; the watermark of a stage is the least over the channels that have one
 */
public record Channel(int input, boolean hasWatermark) {
    /** The one channel of a source stage, which its reader feeds. */
    public static final Channel SOURCE = new Channel(0, false);

    /** A channel per upstream instance of each input. */
    public static List<Channel> of(List<Channel> inputs, List<Integer> upstreamInstances) {
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            for (int instance = 0; instance < upstreamInstances.get(i); instance++) {
                channels.add(inputs.get(i));
            }
        }
        return channels;
    }
}
