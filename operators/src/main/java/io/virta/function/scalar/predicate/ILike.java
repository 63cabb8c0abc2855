package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** As LIKE, without regard to case. */
@AutoService(SqlFunction.class)
public final class ILike extends LikeFunction {
    public ILike() {
        super(Header.of("predicate", "ilike")
                .usage("str ILIKE pattern [ESCAPE escape]")
                .text("As LIKE, without regard to case.")
                .example("'Spark' ILIKE 's%K'", "true"));
    }

    @Override
    protected boolean ignoresCase() {
        return true;
    }
}
