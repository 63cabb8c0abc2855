package io.virta.runtime.island;

import io.virta.batch.Batch;
import io.virta.connector.ContinuousScan.ContinuousReader;
import io.virta.driver.StageDriver;
import io.virta.operator.StreamElement;
import io.virta.operator.StreamElement.Activity;
import io.virta.operator.StreamElement.Barrier;
import io.virta.operator.StreamElement.Data;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.runtime.exchange.Router;
import io.virta.runtime.island.IslandLogic.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.pekko.stream.AmorphousShape;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.jspecify.annotations.Nullable;

/**
 * An island that reads without end and drives the stage behind its reader; barriers come when it is told. Waiting for rows blocks, so it has a thread of its own; whoever tells it something
 * wakes the reader up. Used once.
 */
final class ContinuousSourceIsland extends GraphStage<AmorphousShape> {
    private static final long POLL_MILLIS = 100;

    private final StageInstance instance;
    private final Supplier<ContinuousReader> openReader;
    private final Duration idleAfter;
    private final Router router;
    private final Ports ports;
    private final IslandLogic.Reports reports;
    private final BlockingSection blocking;

    ContinuousSourceIsland(
            StageInstance instance,
            Supplier<ContinuousReader> openReader,
            Duration idleAfter,
            Router router,
            Ports ports,
            IslandLogic.Reports reports,
            BlockingSection blocking) {
        this.instance = instance;
        this.openReader = openReader;
        this.idleAfter = idleAfter;
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

    /** A barrier that was asked for, and the epoch after it, which is null if the reader is to read no more. */
    private record Cut(@Nullable EpochStart next) {}

    private final class Logic extends IslandLogic implements IslandControl {
        private final StageDriver driver = instance.driver();
        private final IdlePartitions idle = new IdlePartitions(instance.partitions(), idleAfter.toNanos());
        private final AsyncCallback<Step> inIsland = createAsyncCallback(this::guarded);
        private final ArrayDeque<Cut> cuts = new ArrayDeque<>();
        private final ArrayDeque<StreamElement> waiting = new ArrayDeque<>();
        private volatile @Nullable ContinuousReader reader;
        private @Nullable EpochStart epoch;
        private @Nullable EpochStart following;
        private @Nullable String position;
        private long rows;
        private volatile boolean hasNews;
        private boolean ending;
        private boolean readQueued;

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
            tell(() -> {
                begin(first);
                if (idle.begin(open(), System.nanoTime())) {
                    waiting.add(new Activity(!instance.partitions().areAllIdle()));
                }
            });
        }

        @Override
        public void barrier(@Nullable EpochStart following) {
            tell(() -> cuts.add(new Cut(following)));
        }

        @Override
        public void end() {
            tell(() -> ending = true);
        }

        private void tell(Step step) {
            inIsland.invoke(() -> {
                step.run();
                pump();
            });
            ContinuousReader polled = reader;
            if (polled != null) {
                polled.wakeUp();
            }
        }

        private ContinuousReader open() {
            return Objects.requireNonNull(reader);
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
                    send(element);
                } else if (driver.hasWork()) {
                    blocking.run(driver::step);
                } else if (!waiting.isEmpty()) {
                    StreamElement next = waiting.remove();
                    blocking.run(() -> driver.offer(0, next));
                } else if (ending) {
                    completeStage();
                    return;
                } else if (epoch == null) {
                    return;
                } else if (!cuts.isEmpty()) {
                    cut(cuts.remove(), epoch);
                } else {
                    readSoon();
                    return;
                }
            }
        }

        /**
         * Reads after what the island has been told by then; a read that waits already will do. The island asks itself from another thread: what it tells itself on its own would overtake, up to a thousand times, what
         * others tell it.
         */
        private void readSoon() {
            if (!readQueued) {
                readQueued = true;
                materializer().executionContext().execute(() -> inIsland.invoke(this::readNow));
            }
        }

        private void readNow() throws Exception {
            readQueued = false;
            if (canRead()) {
                read();
            }
            pump();
        }

        private boolean canRead() {
            return epoch != null
                    && !ending
                    && cuts.isEmpty()
                    && waiting.isEmpty()
                    && router.isEmpty()
                    && driver.peek() == null
                    && !driver.hasWork();
        }

        private void send(StreamElement element) {
            if (element instanceof Barrier barrier) {
                atBarrier(barrier.epoch());
            } else if (element instanceof Watermark) {
                hasNews = true;
            }
            router.route(element);
            driver.poll();
            if (element instanceof Barrier && following != null) {
                begin(following);
                following = null;
            }
        }

        private void cut(Cut cut, EpochStart current) {
            position = open().position();
            following = cut.next();
            epoch = null;
            driver.offer(0, new Barrier(current.epoch()));
        }

        private void read() throws Exception {
            Batch batch = poll();
            if (idle.polled(open(), batch != null, System.nanoTime())) {
                waiting.add(new Activity(!instance.partitions().areAllIdle()));
            }
            if (batch != null) {
                hasNews = true;
                rows += batch.rowCount();
                waiting.add(new Data(batch));
            }
        }

        private @Nullable Batch poll() throws Exception {
            return blocking.poll(() -> open().poll(Batch.DEFAULT_ROWS, POLL_MILLIS));
        }

        private void atBarrier(long barrier) {
            report(new IslandReport.AtBarrier(
                    id(),
                    barrier,
                    rows,
                    position,
                    driver.outputWatermarkMicros(),
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
