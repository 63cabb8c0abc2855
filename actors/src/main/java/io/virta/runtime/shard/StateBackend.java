package io.virta.runtime.shard;

import io.virta.state.SectionFolder;
import io.virta.state.StateTable;
import io.virta.state.StateTableSpec;

/** Makes the state tables of shards. Safe for use by several threads; the tables are not. */
public interface StateBackend {
    /** An empty table of one shard. */
    StateTable table(String stateId, int shard, StateTableSpec spec, int keyGroups);

    /** What folds the sections of a table. */
    SectionFolder folder(String stateId, StateTableSpec spec);
}
