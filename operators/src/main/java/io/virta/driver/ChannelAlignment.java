package io.virta.driver;

import io.virta.operator.StreamElement.Watermark;
import java.util.Arrays;
import java.util.List;

/** Where each channel of a stage instance stands: blocked behind its barrier, ended, and at which watermark. */
final class ChannelAlignment {
    private final boolean[] hasWatermark;
    private final boolean[] blocked;
    private final boolean[] ended;
    private final long[] watermarkMicros;
    private int waiting;
    private int open;

    ChannelAlignment(List<Channel> channels, long initialWatermarkMicros) {
        int count = channels.size();
        hasWatermark = new boolean[count];
        for (int i = 0; i < count; i++) {
            hasWatermark[i] = channels.get(i).hasWatermark();
        }
        blocked = new boolean[count];
        ended = new boolean[count];
        watermarkMicros = new long[count];
        Arrays.fill(watermarkMicros, initialWatermarkMicros);
        waiting = count;
        open = count;
    }

    boolean isOpen(int channel) {
        return !blocked[channel] && !ended[channel];
    }

    /** Blocks a channel that has delivered its barrier; true if it was the last one. */
    boolean block(int channel) {
        blocked[channel] = true;
        return --waiting == 0;
    }

    /** Lets all channels go on after their common barrier. */
    void release() {
        Arrays.fill(blocked, false);
        waiting = open;
    }

    /** Notes the end of a channel; true if it was the last one. */
    boolean end(int channel) {
        ended[channel] = true;
        waiting--;
        return --open == 0;
    }

    /** Whether every channel that has not ended waits behind its barrier. */
    boolean isAligned() {
        return open > 0 && waiting == 0;
    }

    void raise(int channel, long micros) {
        watermarkMicros[channel] = Math.max(watermarkMicros[channel], micros);
    }

    /** The least watermark over the channels that have one, {@link Watermark#NONE} if none has. */
    long watermarkMicros() {
        long least = Long.MAX_VALUE;
        boolean any = false;
        for (int i = 0; i < hasWatermark.length; i++) {
            if (hasWatermark[i]) {
                any = true;
                least = Math.min(least, watermarkMicros[i]);
            }
        }
        return any ? least : Watermark.NONE;
    }
}
