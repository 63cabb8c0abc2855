package io.virta.runtime.island;

import io.virta.driver.Channel;
import io.virta.driver.Discipline;
import io.virta.driver.StageDriver;
import io.virta.operator.StreamElement;
import io.virta.operator.StreamElement.Barrier;
import io.virta.operator.StreamElement.Data;
import io.virta.operator.StreamElement.Dropped;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.runtime.sink.SinkWriters;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.pekko.stream.AmorphousShape;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.jspecify.annotations.Nullable;

/**
 * An island that drives writers, of the sink and of those for dropped rows, over several inlets: {@code begin} at the start of an epoch, {@code write}, {@code prepare} at its barrier, {@code commit} when the run
 * says so. All calls come from its own thread and may block, user callbacks among them. Used once.
 */
final class SinkIsland extends GraphStage<AmorphousShape> {
    private final IslandId id;
    private final Supplier<SinkWriters> openWriters;
    private final int attempt;
    private final Ports ports;
    private final IslandLogic.Reports reports;
    private final BlockingSection blocking;

    SinkIsland(
            IslandId id,
            Supplier<SinkWriters> openWriters,
            int attempt,
            Ports ports,
            IslandLogic.Reports reports,
            BlockingSection blocking) {
        this.id = id;
        this.openWriters = openWriters;
        this.attempt = attempt;
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
        private final List<Inlet<StreamElement>> inlets = ports.inlets();
        private final AsyncCallback<Step> inIsland = createAsyncCallback(this::guarded);
        private final StageDriver alignment = new StageDriver(
                List.of(),
                Collections.nCopies(inlets.size(), new Channel(0, false)),
                Discipline.MICRO_BATCH,
                Watermark.NONE);
        private @Nullable SinkWriters writers;
        private long epoch;
        private long rows;
        private int finished;
        private int uncommitted;

        Logic() {
            super(ports.shape(), id, List.of(), reports);
            for (Inlet<StreamElement> inlet : inlets) {
                setHandler(inlet, new AbstractInHandler() {
                    @Override
                    public void onPush() {
                        guarded();
                    }

                    @Override
                    public void onUpstreamFinish() {
                        finished++;
                        guarded();
                    }
                });
            }
        }

        @Override
        public void preStart() {
            setKeepGoing(true);
            guarded(() -> {
                writers = blocking.call(openWriters::get);
                report(new IslandReport.Started(id(), this));
                inlets.forEach(this::pull);
            });
        }

        @Override
        public void commit(long committed, String sinkId, byte[] handle) {
            inIsland.invoke(() -> {
                inBlockingSection(() -> writers().commit(committed, sinkId, handle));
                uncommitted--;
                report(new IslandReport.Committed(id(), committed));
                pump();
            });
        }

        private SinkWriters writers() {
            return Objects.requireNonNull(writers);
        }

        @Override
        void pump() throws Exception {
            while (true) {
                StreamElement element = alignment.poll();
                if (element != null) {
                    handle(element);
                } else if (alignment.hasWork()) {
                    alignment.step();
                } else if (!offer()) {
                    if (finished == inlets.size() && uncommitted == 0) {
                        completeStage();
                    }
                    return;
                }
            }
        }

        private boolean offer() {
            for (int i = 0; i < inlets.size(); i++) {
                Inlet<StreamElement> inlet = inlets.get(i);
                if (isAvailable(inlet) && alignment.accepts(i)) {
                    StreamElement element = grab(inlet);
                    if (!isClosed(inlet)) {
                        pull(inlet);
                    }
                    alignment.offer(i, element);
                    return true;
                }
            }
            return false;
        }

        private void handle(StreamElement element) throws Exception {
            if (element instanceof Data data) {
                rows += data.batch().rowCount();
                inBlockingSection(() -> writers().write(data.batch()));
            } else if (element instanceof Dropped dropped) {
                inBlockingSection(() -> writers().writeDropped(dropped.kind(), dropped.batch()));
            } else if (element instanceof EpochStart start) {
                epoch = start.epoch();
                rows = 0;
                inBlockingSection(() -> writers().begin(epoch, attempt));
            } else if (element instanceof Barrier) {
                inBlockingSection(() -> {
                    List<SinkWriters.Handle> prepared = writers().prepare();
                    uncommitted += prepared.size();
                    report(new IslandReport.Prepared(id(), epoch, prepared, rows));
                });
            }
        }

        private void inBlockingSection(Step step) throws Exception {
            blocking.run(step::run);
        }

        @Override
        void close() {
            if (writers != null) {
                writers.close();
            }
        }
    }
}
