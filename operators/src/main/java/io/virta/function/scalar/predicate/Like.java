package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** Whether a string matches a pattern, in which _ is any character and % any text; after the escape character (a backslash) both stand for themselves. */
@AutoService(SqlFunction.class)
public final class Like extends LikeFunction {
    public Like() {
        super(Header.of("predicate", "like")
                .usage("str LIKE pattern [ESCAPE escape]")
                .text(
                        "Whether a string matches a pattern, in which _ is any character and % any text; after the escape character (a backslash) both stand for themselves.")
                .example("'Spark' LIKE 'S%k'", "true")
                .example("'abc' LIKE 'a_'", "false"));
    }

    @Override
    protected boolean ignoresCase() {
        return false;
    }
}
