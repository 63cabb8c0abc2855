package io.virta.analysis;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.function.FunctionDoc;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction;
import io.virta.types.AtomicType;
import java.util.List;
import java.util.Set;

/**
 * A call with OVER in an analysed plan. It has a type and no computation: a streaming query with it is refused at its start, any other when it is planned.
 *
 * @param specification the text in the parentheses of OVER
 */
record OverFunction(String specification) implements ScalarFunction {
    /** Functions that have no meaning without OVER. */
    static final Set<String> NEEDS_OVER = Set.of(
            "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead", "nth_value");

    @Override
    public String name() {
        return "over";
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        return new Signature(arguments.types(), AtomicType.INT, true);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        throw refusal();
    }

    @Override
    public FunctionDoc doc() {
        return new FunctionDoc("window", "f() OVER (...)", "A function over a window of rows.", List.of());
    }

    VirtaException refusal() {
        return new VirtaException(
                ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                "Functions OVER (" + specification + ") have no meaning on rows that keep arriving.",
                "Group by window(time, '10 minutes') or session_window(time, '5 minutes') instead.",
                "NON_TIME_WINDOW_NOT_SUPPORTED_IN_STREAMING",
                null);
    }
}
