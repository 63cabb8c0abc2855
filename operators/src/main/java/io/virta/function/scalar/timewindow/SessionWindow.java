package io.virta.function.scalar.timewindow;

import com.google.auto.service.AutoService;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.function.Kernel;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;

/** A session window. It depends on the rows of a group, so it has no value of a row by itself. */
@AutoService(SqlFunction.class)
public final class SessionWindow extends NamedFunction {
    public SessionWindow() {
        super(Header.of("window", "session_window")
                .usage("session_window(time, gap)")
                .text(
                        "In GROUP BY: rows whose times are no further apart than the gap are in one window, which ends one gap after the last"
                                + " of them. The gap may differ from row to row."));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        return new Signature(arguments.types(), Window.windowOf(arguments.type(0)), arguments.isNullable(0));
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        throw new VirtaException(
                ErrorCode.INVALID_QUERY,
                "session_window(...) stands outside of GROUP BY.",
                "Group by it: GROUP BY session_window(time, '5 minutes'), user.");
    }
}
