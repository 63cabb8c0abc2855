package io.virta.runtime.island;

import io.virta.operator.StreamElement;
import io.virta.runtime.exchange.Router;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.Shape;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStageLogic;

/** What all islands have in common: reports, failures, and outlets fed from a router. Runs in the island's actor only. */
abstract class IslandLogic extends GraphStageLogic {
    private final IslandId id;
    private final Reports reports;
    private final List<Outlet<StreamElement>> outlets;
    private boolean failed;

    IslandLogic(Shape shape, IslandId id, List<Outlet<StreamElement>> outlets, Reports reports) {
        super(shape);
        this.id = id;
        this.reports = reports;
        this.outlets = outlets;
        for (Outlet<StreamElement> outlet : outlets) {
            setHandler(outlet, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    guarded();
                }
            });
        }
    }

    /**
     * Takes reports, from any island's thread.
     *
     * @param query whose islands they are
     */
    record Reports(LiveParts query, Consumer<IslandReport> receiver) {
        void report(IslandReport report) {
            receiver.accept(report);
        }
    }

    /** Does what can be done now, until input, room or work is missing. */
    abstract void pump() throws Exception;

    /** Frees what the island holds. */
    abstract void close();

    final IslandId id() {
        return id;
    }

    final void report(IslandReport report) {
        reports.report(report);
    }

    /** Pumps; a failure is reported and ends the stage. */
    final void guarded() {
        guarded(this::pump);
    }

    final void guarded(Step step) {
        if (failed) {
            return;
        }
        reports.query().inside(() -> {
            try {
                step.run();
            } catch (Throwable failure) {
                fail(failure);
            }
        });
    }

    /** An interrupt was meant for what has failed; closing must not meet it. */
    private void fail(Throwable failure) {
        Thread.interrupted();
        failed = true;
        reports.report(new IslandReport.Failed(id, failure));
        cancelQuietly();
    }

    /** The run stops the whole graph; until then this island goes silent, so that no completion overtakes the report. */
    private void cancelQuietly() {
        setKeepGoing(true);
    }

    /** Part of an island's work. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    /** Pushes what the router holds for outlets with demand; true if nothing is left. */
    final boolean flush(Router router) {
        for (int i = 0; i < outlets.size() && !router.isEmpty(); i++) {
            Outlet<StreamElement> outlet = outlets.get(i);
            if (router.has(i) && isAvailable(outlet)) {
                push(outlet, router.take(i));
            }
        }
        return router.isEmpty();
    }

    @Override
    public void postStop() {
        try {
            reports.query().inside(this::close);
        } catch (Throwable failure) {
            if (!failed) {
                reports.report(new IslandReport.Failed(id, failure));
            }
        } finally {
            reports.report(new IslandReport.Stopped(id));
        }
    }

    static Attributes named(IslandId id, String kind) {
        return Attributes.name("island-" + id + "-" + kind);
    }
}
