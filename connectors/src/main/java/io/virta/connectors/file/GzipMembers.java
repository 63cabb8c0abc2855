package io.virta.connectors.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The content of all members of a gzip file. Bytes after a member that do not begin another one, such as one that was cut off, are an error. */
final class GzipMembers extends GZIPInputStream {
    private static final int TRAILER_BYTES = 8;

    private final CountedInput file;
    private final long lengthBytes;

    GzipMembers(InputStream file, long lengthBytes, int bufferBytes) throws IOException {
        this(new CountedInput(file), lengthBytes, bufferBytes);
    }

    private GzipMembers(CountedInput file, long lengthBytes, int bufferBytes) throws IOException {
        super(file, bufferBytes);
        this.file = file;
        this.lengthBytes = lengthBytes;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        if (count < 0 && (inf.getRemaining() > TRAILER_BYTES || file.count < lengthBytes)) {
            throw new ZipException("Bytes that are not in GZIP format follow the compressed ones");
        }
        return count;
    }

    private static final class CountedInput extends java.io.FilterInputStream {
        private long count;

        CountedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
