package io.virta.runtime.island;

import io.virta.batch.Batch;
import io.virta.connector.SourceReader;
import io.virta.connector.Split;
import io.virta.driver.StageDriver;
import io.virta.operator.StreamElement;
import io.virta.operator.StreamElement.Barrier;
import io.virta.operator.StreamElement.Data;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.runtime.FaultPlan;
import io.virta.runtime.exchange.Router;
import io.virta.runtime.source.LoggedReader;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.pekko.stream.AmorphousShape;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.jspecify.annotations.Nullable;

/** An island that reads the splits of planned epochs and drives the stage behind its reader. Reading may block, so it has a thread of its own. Used once. */
final class SourceIsland extends GraphStage<AmorphousShape> {
    /** How many chunks are read before other messages get a turn. */
    private static final int CHUNKS_IN_A_ROW = 32;

    private final StageInstance instance;
    private final Supplier<SourceReader> openReader;
    private final Router router;
    private final Ports ports;
    private final IslandLogic.Reports reports;
    private final BlockingSection blocking;
    private final FaultPlan faults;

    SourceIsland(
            StageInstance instance,
            Supplier<SourceReader> openReader,
            Router router,
            Ports ports,
            IslandLogic.Reports reports,
            BlockingSection blocking,
            FaultPlan faults) {
        this.instance = instance;
        this.openReader = openReader;
        this.router = router;
        this.ports = ports;
        this.reports = reports;
        this.blocking = blocking;
        this.faults = faults;
    }

    @Override
    public AmorphousShape shape() {
        return ports.shape();
    }

    @Override
    public GraphStageLogic createLogic(Attributes inherited) {
        return new Logic();
    }

    private record Epoch(EpochStart start, ArrayDeque<Split> splits) {}

    private final class Logic extends IslandLogic implements IslandControl {
        private final StageDriver driver = instance.driver();
        private final ArrayDeque<Epoch> epochs = new ArrayDeque<>();
        private final AsyncCallback<Step> inIsland = createAsyncCallback(this::guarded);
        private @Nullable SourceReader reader;
        private @Nullable Epoch epoch;
        private boolean splitOpen;
        private boolean ending;
        private long rows;

        Logic() {
            super(ports.shape(), instance.id(), ports.outlets(), reports);
        }

        @Override
        public void preStart() {
            setKeepGoing(true);
            guarded(() -> {
                reader = blocking.call(openReader::get);
                report(new IslandReport.Started(id(), this));
            });
        }

        @Override
        public void beginEpoch(EpochStart start, List<Split> splits) {
            inIsland.invoke(() -> {
                epochs.add(new Epoch(start, new ArrayDeque<>(splits)));
                pump();
            });
        }

        @Override
        public void end() {
            inIsland.invoke(() -> {
                ending = true;
                pump();
            });
        }

        @Override
        void pump() throws Exception {
            int chunks = 0;
            while (flush(router)) {
                StreamElement element = driver.peek();
                if (element != null) {
                    if (element instanceof Barrier barrier) {
                        atBarrier(barrier.epoch());
                    }
                    router.route(element);
                    driver.poll();
                } else if (driver.hasWork()) {
                    blocking.run(driver::step);
                } else if (epoch == null) {
                    if (!startEpoch()) {
                        return;
                    }
                } else if (chunks++ == CHUNKS_IN_A_ROW) {
                    inIsland.invoke(this::pump);
                    return;
                } else {
                    StreamElement next = read(epoch);
                    blocking.run(() -> driver.offer(0, next));
                }
            }
        }

        private boolean startEpoch() {
            epoch = epochs.poll();
            if (epoch == null) {
                if (ending) {
                    completeStage();
                }
                return false;
            }
            rows = 0;
            if (reader instanceof LoggedReader logged) {
                logged.beginEpoch(epoch.start().epoch());
            }
            driver.offer(0, epoch.start());
            return true;
        }

        /** The next rows of the epoch, or its barrier. */
        private StreamElement read(Epoch current) throws Exception {
            Batch batch = blocking.poll(() -> readRows(current));
            if (batch != null) {
                rows += batch.rowCount();
                faults.reach(FaultPlan.Point.DURING_PROCESSING, current.start().epoch());
                return new Data(batch);
            }
            report(new IslandReport.ReadAll(id(), current.start().epoch()));
            epoch = null;
            return new Barrier(current.start().epoch());
        }

        private @Nullable Batch readRows(Epoch current) {
            SourceReader open = Objects.requireNonNull(reader);
            while (true) {
                if (splitOpen) {
                    SourceReader.Chunk chunk = open.next(Batch.DEFAULT_ROWS);
                    if (chunk != null) {
                        return chunk.batch();
                    }
                    splitOpen = false;
                }
                Split split = current.splits().poll();
                if (split == null) {
                    return null;
                }
                open.open(split);
                splitOpen = true;
            }
        }

        private void atBarrier(long barrier) {
            report(new IslandReport.AtBarrier(
                    id(), barrier, rows, null, instance.takeMetrics(), instance.freeze(barrier), instance.stateSize()));
        }

        @Override
        void close() {
            try (SourceReader open = reader) {
                instance.close();
            }
        }
    }
}
