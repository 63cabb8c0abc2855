package io.virta.state;

/**
 * Tells keys that are certainly not in a set from those that may be: about one in a hundred of the others passes. Takes ten bits a key; grows by adding a filter
 * twice as large. Keys cannot be taken out.
 */
final class BloomFilter {
    private static final int BITS_PER_KEY = 10;
    private static final int PROBES = 6;
    private static final int FIRST_CAPACITY = 1 << 14;

    private long[][] layers = {new long[FIRST_CAPACITY * BITS_PER_KEY / 64]};
    private int remaining = FIRST_CAPACITY;

    void add(long hash) {
        if (mayContain(hash)) {
            return;
        }
        if (remaining == 0) {
            long[] last = layers[layers.length - 1];
            layers = java.util.Arrays.copyOf(layers, layers.length + 1);
            layers[layers.length - 1] = new long[last.length * 2];
            remaining = last.length * 2 * 64 / BITS_PER_KEY;
        }
        remaining--;
        long[] bits = layers[layers.length - 1];
        long step = step(hash);
        for (int i = 0; i < PROBES; i++) {
            int bit = bit(hash + i * step, bits.length);
            bits[bit >>> 6] |= 1L << bit;
        }
    }

    boolean mayContain(long hash) {
        long step = step(hash);
        for (long[] bits : layers) {
            int i = 0;
            while (i < PROBES) {
                int bit = bit(hash + i * step, bits.length);
                if ((bits[bit >>> 6] & 1L << bit) == 0) {
                    break;
                }
                i++;
            }
            if (i == PROBES) {
                return true;
            }
        }
        return false;
    }

    long retainedBytes() {
        long total = 0;
        for (long[] bits : layers) {
            total += 8L * bits.length;
        }
        return total;
    }

    private static long step(long hash) {
        return KeyHash.mix(hash, 0x5851F42D4C957F2DL) | 1;
    }

    private static int bit(long hash, int words) {
        return (int) (((hash >>> 32) * (words * 64L)) >>> 32);
    }
}
