package io.virta.runtime.shard;

import io.virta.persistence.overflow.OverflowArea;
import io.virta.persistence.overflow.OverflowMemory;
import io.virta.planner.QueryPlan;
import io.virta.planner.Stage;
import io.virta.runtime.QuerySettings;
import io.virta.runtime.exchange.Topology;
import io.virta.state.MemoryStateTable;
import io.virta.state.OverflowSettings;
import io.virta.state.OverflowStore;
import io.virta.state.StateTable;
import io.virta.state.StateTableSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the state tables of a run: in memory, within a budget that all tables share evenly, beyond which entries at rest go to a scratch area on disk. The area is opened when the
 * first table outgrows its share. Thread-safe; the tables are not.
 */
public final class StateBackend implements AutoCloseable {
    private final int keyGroups;
    private final long budgetBytes;
    private @Nullable OverflowArea area;
    private boolean closed;

    private StateBackend(int keyGroups, long budgetBytes) {
        this.keyGroups = keyGroups;
        this.budgetBytes = budgetBytes;
    }

    /** The backend of a run of a plan. */
    public static StateBackend of(QueryPlan plan, QuerySettings settings, Topology topology) {
        long tables = 0;
        for (Stage stage : plan.stages()) {
            if (stage.isStateful()) {
                tables += (long) stage.operators().get(0).stateTables().size()
                        * topology.instances().get(stage.id());
            }
        }
        return new StateBackend(
                settings.recorded().keyGroups(), settings.retention().stateMemoryBytes() / Math.max(1, tables));
    }

    /** The empty tables of one shard, by name. */
    Map<String, StateTable> tables(List<StateTableSpec> specs) {
        OverflowStore store = new LazyOverflowStore(this::newStore);
        Map<String, StateTable> tables = new LinkedHashMap<>();
        for (StateTableSpec spec : specs) {
            OverflowSettings overflow = new OverflowSettings(store, tables.size(), budgetBytes);
            tables.put(spec.name(), new MemoryStateTable(spec, keyGroups, overflow));
        }
        return tables;
    }

    private synchronized OverflowStore newStore() {
        if (closed) {
            throw new IllegalStateException("the run has ended");
        }
        if (area == null) {
            area = OverflowArea.open(Path.of(System.getProperty("java.io.tmpdir")), OverflowMemory.DEFAULT);
        }
        return area.newStore();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (area != null) {
            area.close();
        }
    }
}
