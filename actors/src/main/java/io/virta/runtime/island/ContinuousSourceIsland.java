package io.virta.runtime.island;

import io.virta.batch.Batch;
import io.virta.connector.ContinuousScan.ContinuousReader;
import io.virta.driver.StageDriver;
import io.virta.operator.StreamElement;
import io.virta.operator.StreamElement.Barrier;
import io.virta.operator.StreamElement.Data;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.runtime.exchange.Router;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.pekko.stream.AmorphousShape;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.jspecify.annotations.Nullable;

/** An island that reads without end and drives the stage behind its reader; barriers come when it is told. Waiting for rows blocks, so it has a thread of its own. Used once. */
final class ContinuousSourceIsland extends GraphStage<AmorphousShape> {
    private static final long POLL_MILLIS = 5;

    private final StageInstance instance;
    private final Supplier<ContinuousReader> openReader;
    private final Router router;
    private final Ports ports;
    private final IslandLogic.Reports reports;
    private final BlockingSection blocking;

    ContinuousSourceIsland(
            StageInstance instance,
            Supplier<ContinuousReader> openReader,
            Router router,
            Ports ports,
            IslandLogic.Reports reports,
            BlockingSection blocking) {
        this.instance = instance;
        this.openReader = openReader;
        this.router = router;
        this.ports = ports;
        this.reports = reports;
        this.blocking = blocking;
    }

    @Override
    public AmorphousShape shape() {
        return ports.shape();
    }

    @Override
    public GraphStageLogic createLogic(Attributes inherited) {
        return new Logic();
    }

    private final class Logic extends IslandLogic implements IslandControl {
        private final StageDriver driver = instance.driver();
        private final AsyncCallback<Step> inIsland = createAsyncCallback(this::guarded);
        private @Nullable ContinuousReader reader;
        private @Nullable EpochStart epoch;
        private @Nullable EpochStart next;
        private @Nullable String position;
        private long rows;
        private volatile boolean hasNews;
        private boolean ending;

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
        public boolean hasNews() {
            return hasNews;
        }

        @Override
        public void beginContinuous(EpochStart first) {
            inIsland.invoke(() -> {
                begin(first);
                pump();
            });
        }

        @Override
        public void barrier(EpochStart following) {
            inIsland.invoke(() -> {
                next = following;
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

        private void begin(EpochStart start) {
            epoch = start;
            rows = 0;
            hasNews = false;
            driver.offer(0, start);
        }

        @Override
        void pump() throws Exception {
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
                } else if (ending) {
                    completeStage();
                    return;
                } else if (epoch == null && next != null) {
                    begin(next);
                    next = null;
                } else if (epoch == null) {
                    return;
                } else if (next != null) {
                    position = Objects.requireNonNull(reader).position();
                    driver.offer(0, new Barrier(epoch.epoch()));
                    epoch = null;
                } else {
                    Batch batch = poll();
                    if (batch != null) {
                        rows += batch.rowCount();
                        hasNews = true;
                        blocking.run(() -> driver.offer(0, new Data(batch)));
                    }
                    inIsland.invoke(this::pump);
                    return;
                }
            }
        }

        private @Nullable Batch poll() throws Exception {
            return blocking.poll(() -> Objects.requireNonNull(reader).poll(Batch.DEFAULT_ROWS, POLL_MILLIS));
        }

        private void atBarrier(long barrier) {
            report(new IslandReport.AtBarrier(
                    id(),
                    barrier,
                    rows,
                    position,
                    instance.takeMetrics(),
                    instance.freeze(barrier),
                    instance.stateSize()));
        }

        @Override
        void close() {
            try (ContinuousReader open = reader) {
                instance.close();
            }
        }
    }
}
