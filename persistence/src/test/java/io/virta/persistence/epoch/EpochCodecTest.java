package io.virta.persistence.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochCodecTest {
    static List<EpochRecord> records() {
        EpochLogState state = EpochLogState.EMPTY.applyAll(List.of(
                Epochs.started(1),
                Epochs.planned(0),
                Epochs.prepared(0, 1),
                new EpochCommitted(0),
                Epochs.planned(1),
                Epochs.prepared(1, 1),
                Epochs.planned(2)));
        return List.of(
                Epochs.started(3),
                new QueryStarted(
                        new UUID(1, 2),
                        new UUID(3, 4),
                        2,
                        "fingerprint",
                        64,
                        2,
                        Map.of(),
                        List.of(new OperatorState("1-agg", "groups()", Map.of("grouping keys", "[word STRING]"))),
                        Map.of("sink", "FileSink[json:/out]")),
                Epochs.planned(7),
                Epochs.prepared(7, 2),
                Epochs.reached(8, 2),
                new EpochAborted(7, 2),
                new EpochCommitted(Long.MAX_VALUE),
                EpochLogState.EMPTY,
                state);
    }

    @ParameterizedTest
    @MethodSource("records")
    void readsWhatItWrote(EpochRecord item) {
        assertThat(EpochCodec.decode(EpochCodec.encode(item))).isEqualTo(item);
    }

    @ParameterizedTest
    @MethodSource("records")
    void refusesEveryDamagedByte(EpochRecord item) {
        byte[] good = EpochCodec.encode(item);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            assertThat(refused(bad).code()).isEqualTo(ErrorCode.CHECKPOINT_DAMAGED);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void refusesEveryTruncation(EpochRecord item) {
        byte[] good = EpochCodec.encode(item);
        for (int length = 0; length < good.length; length++) {
            assertThat(refused(Arrays.copyOf(good, length)).code()).isEqualTo(ErrorCode.CHECKPOINT_DAMAGED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {EpochCodec.VERSION - 1, EpochCodec.VERSION + 1})
    void refusesAnotherVersion(int version) {
        byte[] bytes = EpochCodec.encode(new EpochCommitted(1));
        bytes[0] = (byte) version;
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) crc.getValue());
        assertThat(refused(bytes).code()).isEqualTo(ErrorCode.CHECKPOINT_INCOMPATIBLE);
    }

    private static VirtaException refused(byte[] bytes) {
        return catchThrowableOfType(VirtaException.class, () -> EpochCodec.decode(bytes));
    }
}
