package io.virta.persistence.state;

import io.virta.state.SectionFolder;

/** Who folds the sections of a table: known from the plan. Called from the folding thread. */
@FunctionalInterface
public interface SectionFolders {
    /** The folder of a table of a stateful operator. */
    SectionFolder folder(String stateId, String table);
}
