package io.virta.runtime.shard;

import io.virta.persistence.state.StateManifest;
import io.virta.persistence.state.StateStorage;
import io.virta.planner.Stage;
import io.virta.state.DurableState;
import java.util.Map;

/** Restores the state tables of one instance of a stage. Its calls block. Stateless. */
final class ShardState {
    private ShardState() {}

    /** The tables of an instance with the content of its key groups, by name. */
    static Map<String, DurableState> restore(
            Stage stage,
            int instance,
            int instances,
            int keyGroups,
            StateBackend backend,
            StateStorage storage,
            StateManifest manifest) {
        String stateId = stage.stateId();
        Map<String, DurableState> tables =
                backend.tables(stage.operators().get(0).stateTables());
        storage.read(
                manifest,
                stateId,
                firstKeyGroup(instance, instances, keyGroups),
                firstKeyGroup(instance + 1, instances, keyGroups),
                section -> {
                    DurableState table = tables.get(section.table());
                    if (table != null) {
                        table.restore(section);
                    }
                });
        return tables;
    }

    /** The first key group whose owner is {@code instance}. */
    static int firstKeyGroup(int instance, int instances, int keyGroups) {
        return (instance * keyGroups + instances - 1) / instances;
    }
}
