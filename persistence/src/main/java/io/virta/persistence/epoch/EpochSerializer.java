package io.virta.persistence.epoch;

import org.apache.pekko.serialization.SerializerWithStringManifest;

/** Gives {@link EpochCodec} to Pekko. The bytes say themselves what they are, so the manifest is empty. Stateless. */
public final class EpochSerializer extends SerializerWithStringManifest {
    private static final int IDENTIFIER = 570_141;

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object object) {
        return "";
    }

    @Override
    public byte[] toBinary(Object object) {
        if (object instanceof EpochRecord item) {
            return EpochCodec.encode(item);
        }
        throw new IllegalArgumentException("Not a record of the epoch log: " + object.getClass());
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        return EpochCodec.decode(bytes);
    }
}
