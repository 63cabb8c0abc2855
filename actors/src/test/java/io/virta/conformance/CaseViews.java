package io.virta.conformance;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the streams, tables and views of a case their names in a session. */
final class CaseViews {
    private final VirtaSession session;

    CaseViews(VirtaSession session) {
        this.session = session;
    }

    /** A stream with its watermark, if it has one. */
    void stream(String name, DataFrame rows, @Nullable Object watermark) {
        watermarked(rows, watermark).createOrReplaceTempView(name);
    }

    /** A view over what has a name already. */
    void view(Map<String, Object> view) {
        rows(view).createOrReplaceTempView((String) view.get("name"));
    }

    @SuppressWarnings("unchecked")
    private DataFrame rows(Map<String, Object> view) {
        if (view.get("sql") instanceof String sql) {
            return session.sql(sql);
        }
        DataFrame from = session.table((String) view.get("from"));
        if (view.containsKey("dropDuplicates")) {
            return from.dropDuplicates(columns(view.get("dropDuplicates")));
        } else if (view.containsKey("dropDuplicatesWithinWatermark")) {
            return from.dropDuplicatesWithinWatermark(columns(view.get("dropDuplicatesWithinWatermark")));
        } else if (view.containsKey("withWatermark")) {
            return watermarked(from, view.get("withWatermark"));
        }
        if (view.get("applyState") instanceof Map<?, ?> applied) {
            return StateFunctions.apply(from, (Map<String, Object>) applied);
        }
        throw new IllegalArgumentException("a view of an unknown kind: " + view);
    }

    private static DataFrame watermarked(DataFrame rows, @Nullable Object watermark) {
        return watermark instanceof Map<?, ?> declared
                ? rows.withWatermark((String) declared.get("column"), (String) declared.get("delay"))
                : rows;
    }

    @SuppressWarnings("unchecked")
    private static List<String> columns(@Nullable Object names) {
        return (List<String>) java.util.Objects.requireNonNull(names);
    }
}
