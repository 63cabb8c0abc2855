package io.virta.batch;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Batches as bytes: what travels between nodes and what changelogs and snapshots hold. Stateless, safe for use by several threads.
 *
 * <p>A frame is self-contained and tells the physical layout of its columns (flat, dictionary, constant), so that no schema is needed to decode it. All numbers
 * are little-endian:
 *
 * <pre>
 * magic 'V' 'B' | version 1 byte | flags 1 byte (1: has changes) | frame length int | rows int | columns int
 * columns, each as {@link ColumnEncoder} writes it
 * changes, one byte a row, if the flag says so
 * CRC-32C of all bytes before it, int
 * </pre>
 *
 * <p>A decoder reads all earlier versions and refuses later ones. Bytes that are not exactly what was encoded are refused.
 */
public final class BatchCodec {
    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 16;
    private static final int CHECKSUM_BYTES = 4;
    private static final int HAS_CHANGES = 1;

    private BatchCodec() {}

    /** A batch as one frame. */
    public static byte[] encode(Batch batch) {
        EncodedOutput out = new EncodedOutput((int) Math.min(1 << 20, 256 + batch.retainedBytes() / 2));
        encode(batch, out);
        return out.toByteArray();
    }

    /** Batches as frames one after the other. */
    public static byte[] encodeAll(List<Batch> batches) {
        long retained = 256;
        for (Batch batch : batches) {
            retained += batch.retainedBytes() / 2;
        }
        EncodedOutput out = new EncodedOutput((int) Math.min(1 << 24, retained));
        for (Batch batch : batches) {
            encode(batch, out);
        }
        return out.toByteArray();
    }

    /**
     * The batch of a frame that fills the array.
     *
     * @throws VirtaException BATCH_DAMAGED if the bytes are not those of one frame, CHECKPOINT_INCOMPATIBLE if a later version wrote them
     */
    public static Batch decode(byte[] frame) {
        if (frameLength(frame, 0) != frame.length) {
            throw damaged("there are " + frame.length + " bytes instead of the frame's length");
        }
        return decode(frame, 0);
    }

    /**
     * The batch of the frame that starts at a position; see {@link #frameLength} for where it ends.
     *
     * @throws VirtaException as {@link #decode(byte[])}
     */
    public static Batch decode(byte[] bytes, int from) {
        int end = from + frameLength(bytes, from) - CHECKSUM_BYTES;
        EncodedInput in = new EncodedInput(bytes, from, end);
        if (checksum(bytes, from, end) != EncodedInput.intAt(bytes, end)) {
            throw damaged("its checksum differs");
        }
        in.skip(3);
        int flags = in.readByte();
        in.readInt();
        int rows = in.readCount();
        int columnCount = in.readCount();
        List<Column> columns = new ArrayList<>(Math.min(columnCount, 1024));
        for (int i = 0; i < columnCount; i++) {
            columns.add(ColumnDecoder.read(in, rows));
        }
        byte[] changes = (flags & HAS_CHANGES) == 0 ? null : in.readBytes(rows);
        if (in.remaining() != 0) {
            throw damaged(in.remaining() + " bytes follow its columns");
        }
        return new Batch(rows, columns, changes);
    }

    /**
     * All batches of frames that follow each other and fill the array.
     *
     * @throws VirtaException as {@link #decode(byte[])}
     */
    public static List<Batch> decodeAll(byte[] frames) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < frames.length; from += frameLength(frames, from)) {
            batches.add(decode(frames, from));
        }
        return batches;
    }

    /**
     * How many bytes the frame that starts at a position has. Looks at its header only.
     *
     * @throws VirtaException as {@link #decode(byte[])}
     */
    public static int frameLength(byte[] bytes, int from) {
        int available = bytes.length - from;
        if (available < HEADER_BYTES + CHECKSUM_BYTES || bytes[from] != 'V' || bytes[from + 1] != 'B') {
            throw damaged("it has no frame header");
        }
        if (bytes[from + 2] > VERSION || bytes[from + 2] < 1) {
            throw new VirtaException(
                    ErrorCode.CHECKPOINT_INCOMPATIBLE,
                    "Rows were written in version " + bytes[from + 2]
                            + " of the batch encoding; this program knows version " + VERSION + ".",
                    "Run the version of Virta that wrote them, or a later one.");
        }
        int length = EncodedInput.intAt(bytes, from + 4);
        if (length < HEADER_BYTES + CHECKSUM_BYTES || length > available) {
            throw damaged("it is cut off");
        }
        return length;
    }

    private static void encode(Batch batch, EncodedOutput out) {
        int start = out.size();
        byte[] changes = batch.changes();
        out.writeByte('V');
        out.writeByte('B');
        out.writeByte(VERSION);
        out.writeByte(changes == null ? 0 : HAS_CHANGES);
        int lengthAt = out.size();
        out.writeInt(0);
        out.writeInt(batch.rowCount());
        out.writeInt(batch.columnCount());
        for (Column column : batch.columns()) {
            ColumnEncoder.write(column, out);
        }
        if (changes != null) {
            out.writeBytes(changes, 0, batch.rowCount());
        }
        out.setInt(lengthAt, out.size() - start + CHECKSUM_BYTES);
        out.writeInt(checksum(out.bytes(), start, out.size()));
    }

    private static int checksum(byte[] bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, to - from);
        return (int) crc.getValue();
    }

    static VirtaException damaged(String what) {
        return new VirtaException(
                ErrorCode.BATCH_DAMAGED,
                "Encoded rows are damaged: " + what + ".",
                "If they come from a checkpoint, restore it from a copy; if from the network, the run will be repeated.");
    }
}
