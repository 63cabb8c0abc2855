package io.virta.runtime.shard;

import io.virta.state.SectionFolder;
import io.virta.state.StateTable;
import io.virta.state.StateTableSpec;

/** Keeps all state in memory. */
public final class MemoryBackend implements StateBackend {
    @Override
    public StateTable table(String stateId, int shard, StateTableSpec spec, int keyGroups) {
        throw io.virta.error.VirtaException.internal("no tables: " + spec);
    }

    @Override
    public SectionFolder folder(String stateId, StateTableSpec spec) {
        throw io.virta.error.VirtaException.internal("no tables: " + spec);
    }
}
