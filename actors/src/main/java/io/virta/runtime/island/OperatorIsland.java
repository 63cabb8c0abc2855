package io.virta.runtime.island;

import io.virta.driver.StageDriver;
import io.virta.operator.StreamElement;
import io.virta.operator.StreamElement.Barrier;
import io.virta.runtime.FaultPlan;
import io.virta.runtime.exchange.Router;
import java.util.List;
import org.apache.pekko.stream.AmorphousShape;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;

/** An island that drives a stage instance over several inlets. Used once. */
final class OperatorIsland extends GraphStage<AmorphousShape> {
    private final StageInstance instance;
    private final Router router;
    private final Ports ports;
    private final IslandLogic.Reports reports;
    private final BlockingSection blocking;
    private final FaultPlan faults;

    OperatorIsland(
            StageInstance instance,
            Router router,
            Ports ports,
            IslandLogic.Reports reports,
            BlockingSection blocking,
            FaultPlan faults) {
        this.instance = instance;
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

    private final class Logic extends IslandLogic {
        private final List<Inlet<StreamElement>> inlets = ports.inlets();
        private final StageDriver driver = instance.driver();
        private int finished;

        Logic() {
            super(ports.shape(), instance.id(), ports.outlets(), reports);
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
            report(new IslandReport.Started(id(), new IslandControl() {}));
            inlets.forEach(this::pull);
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
                } else if (!offer()) {
                    if (finished == inlets.size() && nothingWaits()) {
                        completeStage();
                    }
                    return;
                }
            }
        }

        /** Offers one waiting element; false if none can be offered. */
        private boolean offer() throws Exception {
            for (int i = 0; i < inlets.size(); i++) {
                Inlet<StreamElement> inlet = inlets.get(i);
                if (isAvailable(inlet) && driver.accepts(i)) {
                    StreamElement element = grab(inlet);
                    if (!isClosed(inlet)) {
                        pull(inlet);
                    }
                    int channel = i;
                    blocking.run(() -> driver.offer(channel, element));
                    return true;
                }
            }
            return false;
        }

        private boolean nothingWaits() {
            for (Inlet<StreamElement> inlet : inlets) {
                if (isAvailable(inlet)) {
                    return false;
                }
            }
            return true;
        }

        private void atBarrier(long epoch) {
            faults.reach(FaultPlan.Point.DURING_SNAPSHOT, epoch);
            report(new IslandReport.AtBarrier(
                    id(), epoch, 0, null, instance.takeMetrics(), instance.freeze(epoch), instance.stateSize()));
        }

        @Override
        void close() {
            instance.close();
        }
    }
}
