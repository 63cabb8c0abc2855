package io.virta.persistence.epoch;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.persistence.codec.Checksum;
import io.virta.persistence.codec.RecordReader;
import io.virta.persistence.codec.RecordWriter;
import java.nio.ByteBuffer;

/**
 * Records of the epoch log as bytes: version, type, fields, CRC-32C of all before. Refuses what is damaged and what another version wrote.
 * Stateless.
 */
final class EpochCodec {
    static final int VERSION = 2;

    private static final int STARTED = 1;
    private static final int PLANNED = 2;
    private static final int PREPARED = 3;
    private static final int ABORTED = 4;
    private static final int COMMITTED = 5;
    private static final int STATE = 6;

    private EpochCodec() {}

    static byte[] encode(EpochRecord item) {
        RecordWriter out = new RecordWriter();
        out.writeByte(VERSION);
        write(out, item);
        byte[] body = out.toByteArray();
        return ByteBuffer.allocate(body.length + Integer.BYTES)
                .put(body)
                .putInt(Checksum.of(body, 0, body.length))
                .array();
    }

    static EpochRecord decode(byte[] bytes) {
        int bodyLength = bytes.length - Integer.BYTES;
        if (bodyLength < 2 || ByteBuffer.wrap(bytes).getInt(bodyLength) != Checksum.of(bytes, 0, bodyLength)) {
            throw damaged("does not match its checksum");
        }
        int version = bytes[0];
        if (version != VERSION) {
            throw new VirtaException(
                    ErrorCode.CHECKPOINT_INCOMPATIBLE,
                    "The epoch log has an entry of version " + version + ", this version of Virta reads " + VERSION,
                    version > VERSION
                            ? "Run this checkpoint with the version of Virta that wrote it, or a newer one."
                            : "Run this checkpoint with the version of Virta that wrote it, or start with an empty directory.");
        }
        RecordReader in = new RecordReader(ByteBuffer.wrap(bytes, 1, bodyLength - 1));
        EpochRecord item = read(in);
        if (!in.isAtEnd()) {
            throw damaged("is longer than its fields");
        }
        return item;
    }

    private static void write(RecordWriter out, EpochRecord item) {
        if (item instanceof QueryStarted started) {
            out.writeByte(STARTED);
            EpochFields.writeStarted(out, started);
        } else if (item instanceof EpochPlanned planned) {
            out.writeByte(PLANNED);
            EpochFields.writePlan(out, planned.plan());
        } else if (item instanceof EpochPrepared prepared) {
            out.writeByte(PREPARED);
            EpochFields.writePrepared(out, prepared);
        } else if (item instanceof EpochAborted aborted) {
            out.writeByte(ABORTED);
            out.writeLong(aborted.epoch());
            out.writeInt(aborted.attempt());
        } else if (item instanceof EpochCommitted committed) {
            out.writeByte(COMMITTED);
            out.writeLong(committed.epoch());
        } else if (item instanceof EpochLogState state) {
            out.writeByte(STATE);
            EpochFields.writeState(out, state);
        }
    }

    private static EpochRecord read(RecordReader in) {
        int type = in.readByte();
        return switch (type) {
            case STARTED -> EpochFields.readStarted(in);
            case PLANNED -> new EpochPlanned(EpochFields.readPlan(in));
            case PREPARED -> EpochFields.readPrepared(in);
            case ABORTED -> new EpochAborted(in.readLong(), in.readInt());
            case COMMITTED -> new EpochCommitted(in.readLong());
            case STATE -> EpochFields.readState(in);
            default -> throw damaged("is of the unknown type " + type);
        };
    }

    private static VirtaException damaged(String how) {
        return new VirtaException(
                ErrorCode.CHECKPOINT_DAMAGED,
                "The checkpoint is damaged: an entry of the epoch log " + how,
                "Nothing was changed. Restore the checkpoint directory from a copy, or start with an empty one.");
    }
}
