package io.virta.api.streaming;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A streaming query has failed; the cause says why. */
public final class StreamingQueryException extends VirtaException {
    private static final long serialVersionUID = 1L;

    StreamingQueryException(@Nullable String name, UUID id, UUID runId, VirtaException cause) {
        super(
                ErrorCode.STREAM_FAILED,
                "The query " + (name == null ? "" : name + " ") + "[id = " + id + ", runId = " + runId + "] failed: "
                        + cause.problem(),
                cause.hint(),
                cause.condition(),
                cause);
    }

    /** What is wrong, as in {@link #getMessage()}. */
    public String message() {
        return problem();
    }
}
