package io.virta.api;

/** Functions between strings and bytes, and hashes. A part of {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class EncodingFunctions extends SearchFunctions {
    /** The code of the first character. */
    public static Column ascii(Column e) {
        return call("ascii", e);
    }

    /** Bytes in base 64. */
    public static Column base64(Column e) {
        return call("base64", e);
    }

    /** The character of a code. */
    public static Column chr(Column n) {
        return call("chr", n);
    }

    /** Bytes of a character set as a string. */
    public static Column decode(Column value, String charset) {
        return call("decode", value, charset);
    }

    /** A string in the bytes of a character set. */
    public static Column encode(Column value, String charset) {
        return call("encode", value, charset);
    }

    /** The bytes of base 64. */
    public static Column unbase64(Column e) {
        return call("unbase64", e);
    }

    /** The CRC-32 checksum. */
    public static Column crc32(Column e) {
        return call("crc32", e);
    }

    /** A hash of 32 bits. */
    public static Column hash(Column... cols) {
        return call("hash", (Object[]) cols);
    }

    /** The MD5 digest in hexadecimal digits. */
    public static Column md5(Column e) {
        return call("md5", e);
    }

    /** The SHA-1 digest in hexadecimal digits. */
    public static Column sha(Column e) {
        return call("sha", e);
    }

    /** The SHA-1 digest in hexadecimal digits. */
    public static Column sha1(Column e) {
        return call("sha1", e);
    }

    /** A SHA-2 digest in hexadecimal digits. */
    public static Column sha2(Column e, int numBits) {
        return call("sha2", e, numBits);
    }

    /** A hash of 64 bits. */
    public static Column xxhash64(Column... cols) {
        return call("xxhash64", (Object[]) cols);
    }
}
