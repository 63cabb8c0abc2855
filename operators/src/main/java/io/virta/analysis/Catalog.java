package io.virta.analysis;

import io.virta.plan.LogicalPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables and views by name. */
public interface Catalog {
    /**
     * What a name means: the plan of a view, or a scan made with {@link Relations#scan}.
     *
     * @param name the parts of the name, in the case in which they were written; the catalog disregards case
     * @param streaming the table is to be read as a stream
     * @return null if there is no such table or view
     */
    @Nullable LogicalPlan find(List<String> name, boolean streaming);

    /** The names of all tables and views, for suggestions. */
    List<String> names();
}
