package io.virta.connectors.file;

import io.virta.connector.Options;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** How the bytes of a file are compressed, which the ending of its name tells. */
enum Compression {
    NONE(""),
    GZIP(".gz"),
    /** With zlib's header, as Hadoop writes it. */
    DEFLATE(".deflate");

    private static final int BUFFER_BYTES = 1 << 16;

    private static final String[] UNREADABLE = {
        ".bz2", ".snappy", ".zst", ".zstd", ".lz4", ".lzo", ".xz", ".br", ".zip", ".7z"
    };

    private final String ending;

    Compression(String ending) {
        this.ending = ending;
    }

    /** What the names of such files end with. */
    String ending() {
        return ending;
    }

    /** The compression of a file to read. Throws UNKNOWN_FORMAT for one that cannot be read. */
    static Compression of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        for (String ending : UNREADABLE) {
            if (name.endsWith(ending)) {
                throw new VirtaException(
                        ErrorCode.UNKNOWN_FORMAT,
                        "Cannot read " + file + ": files that end in " + ending
                                + " are compressed in a way that is not supported.",
                        "Compress it with gzip (.gz), unpack it, or leave it out with the option pathGlobFilter; rename it if it is not compressed.");
            }
        }
        return name.endsWith(GZIP.ending) ? GZIP : name.endsWith(DEFLATE.ending) ? DEFLATE : NONE;
    }

    /** The compression that a sink's option names. */
    static Compression ofOption(@Nullable String text) {
        return switch (text == null ? "none" : text.trim().toLowerCase(Locale.ROOT)) {
            case "none", "uncompressed" -> NONE;
            case "gzip" -> GZIP;
            default -> throw Options.invalid("compression", String.valueOf(text), "none or gzip");
        };
    }

    /** The content of a compressed file. Closing it closes {@code file}. */
    InputStream decompress(InputStream file, long lengthBytes) throws IOException {
        return switch (this) {
            case NONE -> file;
            case GZIP -> new GzipMembers(file, lengthBytes, BUFFER_BYTES);
            case DEFLATE -> new InflaterInputStream(file, new Inflater(), BUFFER_BYTES);
        };
    }

    /** Compresses what is written, such that a file may consist of several parts. Closing it closes {@code file}. */
    OutputStream compress(OutputStream file) throws IOException {
        return switch (this) {
            case NONE -> file;
            case GZIP -> new GZIPOutputStream(file, BUFFER_BYTES);
            case DEFLATE -> throw new IllegalStateException("a deflated file has one part");
        };
    }
}
