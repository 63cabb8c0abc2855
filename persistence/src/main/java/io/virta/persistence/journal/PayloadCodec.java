package io.virta.persistence.journal;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;
import scala.Option;

/**
 * Events and snapshots as bytes: what Pekko's serializers make of the payload, the serializer's id and manifest, and for an event the fields of
 * its envelope but for persistence id and sequence number, which are in the key. The first byte is the version of this layout. Thread-safe.
 */
public final class PayloadCodec {
    private static final int VERSION = 1;

    private final Serialization serialization;

    /** A codec with the serializers of {@code system}. */
    public PayloadCodec(ExtendedActorSystem system) {
        this.serialization = SerializationExtension.get(system);
    }

    /** The bytes of an event; fails with what its serializer fails with. */
    byte[] encodeEvent(PersistentRepr event) {
        return encode(out -> {
            out.writeLong(event.timestamp());
            out.writeUTF(event.writerUuid());
            out.writeUTF(event.manifest());
            writeObject(out, event.payload());
            boolean hasMetadata = event.metadata().isDefined();
            out.writeBoolean(hasMetadata);
            if (hasMetadata) {
                writeObject(out, event.metadata().get());
            }
        });
    }

    /** The event of {@code bytes}, as one of {@code persistenceId}. */
    PersistentRepr decodeEvent(String persistenceId, long sequenceNumber, byte[] bytes) {
        return decode(bytes, in -> {
            long timestampMillis = in.readLong();
            String writerUuid = in.readUTF();
            String manifest = in.readUTF();
            Object payload = readObject(in);
            PersistentRepr event = PersistentRepr.apply(
                            payload, sequenceNumber, persistenceId, manifest, false, null, writerUuid)
                    .withTimestamp(timestampMillis);
            return in.readBoolean() ? event.withMetadata(readObject(in)) : event;
        });
    }

    /** The bytes of a snapshot and of what came with it in its metadata. */
    public byte[] encodeSnapshot(Object state, Option<Object> metadata) {
        return encode(out -> {
            writeObject(out, state);
            out.writeBoolean(metadata.isDefined());
            if (metadata.isDefined()) {
                writeObject(out, metadata.get());
            }
        });
    }

    /** The snapshot of {@code bytes}. */
    public DecodedSnapshot decodeSnapshot(byte[] bytes) {
        return decode(bytes, in -> {
            Object state = readObject(in);
            return new DecodedSnapshot(state, in.readBoolean() ? Option.apply(readObject(in)) : Option.empty());
        });
    }

    /** A snapshot's state, and what came with it in its metadata. */
    public record DecodedSnapshot(Object state, Option<Object> metadata) {}

    private void writeObject(DataOutputStream out, Object object) throws IOException {
        Serializer serializer = serialization.findSerializerFor(object);
        byte[] bytes = serialization.serialize(object).get();
        out.writeInt(serializer.identifier());
        out.writeUTF(Serializers.manifestFor(serializer, object));
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private Object readObject(DataInputStream in) throws IOException {
        int serializerId = in.readInt();
        String manifest = in.readUTF();
        byte[] bytes = in.readNBytes(in.readInt());
        return serialization.deserialize(bytes, serializerId, manifest).get();
    }

    private static byte[] encode(Encoding encoding) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            encoding.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <T> T decode(byte[] bytes, Decoding<T> decoding) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new VirtaException(
                        ErrorCode.CHECKPOINT_INCOMPATIBLE,
                        "The journal has an entry of layout " + version + ", this version of Virta reads " + VERSION,
                        "Run this checkpoint with the version of Virta that wrote it, or a newer one.");
            }
            return decoding.read(in);
        } catch (IOException e) {
            throw new VirtaException(
                    ErrorCode.CHECKPOINT_DAMAGED,
                    "The checkpoint is damaged: an entry of the journal ends early",
                    "Nothing was changed. Restore the checkpoint directory from a copy, or start with an empty one.",
                    e);
        }
    }

    @FunctionalInterface
    private interface Encoding {
        void write(DataOutputStream out) throws IOException;
    }

    @FunctionalInterface
    private interface Decoding<T> {
        T read(DataInputStream in) throws IOException;
    }
}
