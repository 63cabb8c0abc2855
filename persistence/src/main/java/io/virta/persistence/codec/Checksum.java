package io.virta.persistence.codec;

import java.util.zip.CRC32C;

/** CRC-32C of bytes. Stateless. */
public final class Checksum {
    private Checksum() {}

    /** The checksum of {@code length} bytes from {@code offset}. */
    public static int of(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /** The checksum of all bytes. */
    public static int of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }
}
