package io.virta.analysis;

import io.virta.expression.Expression;
import io.virta.expression.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What column names mean at some place. */
interface Names {
    /** The meaning of a name, or null if it has none; throws if it has several. */
    @Nullable Expression find(List<String> parts, SourcePosition position);

    /** Names that have a meaning, for suggestions. */
    List<String> known();

    /** These names first, and others where these have no meaning. */
    default Names orElse(Names others) {
        Names first = this;
        return new Names() {
            @Override
            public @Nullable Expression find(List<String> parts, SourcePosition position) {
                Expression found = first.find(parts, position);
                return found == null ? others.find(parts, position) : found;
            }

            @Override
            public List<String> known() {
                List<String> all = new ArrayList<>(first.known());
                all.addAll(others.known());
                return all;
            }
        };
    }
}
