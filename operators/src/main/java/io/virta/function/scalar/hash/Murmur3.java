package io.virta.function.scalar.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Murmur3 x86 with 32 bits, by Austin Appleby; the bytes after the last whole word are mixed in one by one, with their sign, as Spark does. */
final class Murmur3 implements RowHash.Algorithm {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    @Override
    public long ofInt(int value, long seed) {
        return finish(mix((int) seed, value), 4);
    }

    @Override
    public long ofLong(long value, long seed) {
        return finish(mix(mix((int) seed, (int) value), (int) (value >>> 32)), 8);
    }

    @Override
    public long ofBytes(byte[] bytes, int from, int length, long seed) {
        int hash = (int) seed;
        int words = length & ~3;
        for (int i = 0; i < words; i += 4) {
            hash = mix(hash, (int) INTS.get(bytes, from + i));
        }
        for (int i = words; i < length; i++) {
            hash = mix(hash, bytes[from + i]);
        }
        return finish(hash, length);
    }

    private static int mix(int hash, int word) {
        int scrambled = Integer.rotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593;
        return Integer.rotateLeft(hash ^ scrambled, 13) * 5 + 0xe6546b64;
    }

    private static int finish(int hash, int length) {
        int mixed = hash ^ length;
        mixed = (mixed ^ mixed >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
