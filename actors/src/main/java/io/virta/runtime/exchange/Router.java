package io.virta.runtime.exchange;

import io.virta.batch.Batch;
import io.virta.operator.Distribution;
import io.virta.operator.StreamElement;
import io.virta.operator.StreamElement.Data;
import io.virta.operator.StreamElement.Dropped;
import io.virta.operator.exchange.KeyRouter;
import io.virta.runtime.exchange.Topology.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of one instance: a queue per outlet. Rows of a hashed route are split by key group, with one gather per target; dropped rows go to the first outlet; all other elements go to every outlet. The caller
 * takes what it can push and adds nothing while the router {@linkplain #isEmpty is not empty}, so a queue holds the output of one piece of work at most.
 * Single-threaded.
 */
public final class Router {
    private final List<RouteOutlets> routes = new ArrayList<>();
    private final List<ArrayDeque<StreamElement>> queues = new ArrayList<>();
    private int queued;

    /**
     * A router over outlets.
     *
     * @param outlets as {@link Topology#outOf} orders them; queue i is that of outlet i
     */
    public Router(List<Edge> outlets, int keyGroups) {
        for (int first = 0; first < outlets.size(); ) {
            int end = first;
            while (end < outlets.size()
                    && outlets.get(end).route().equals(outlets.get(first).route())) {
                queues.add(new ArrayDeque<>());
                end++;
            }
            Distribution distribution = outlets.get(first).route().distribution();
            boolean hashed = distribution instanceof Distribution.Hashed && end - first > 1;
            KeyRouter splitter = hashed
                    ? new KeyRouter(((Distribution.Hashed) distribution).columns(), keyGroups, end - first)
                    : null;
            routes.add(new RouteOutlets(first, end - first, splitter));
            first = end;
        }
    }

    private record RouteOutlets(
            int first, int targets, @Nullable KeyRouter splitter) {}

    /** Queues an element for its receivers. */
    public void route(StreamElement element) {
        for (int i = 0; i < routes.size(); i++) {
            RouteOutlets route = routes.get(i);
            if (element instanceof Dropped) {
                // They only pass through, so they take one way, whatever their target does.
                add(0, element);
                return;
            } else if (element instanceof Data data && route.splitter() != null) {
                split(data.batch(), route, route.splitter());
            } else {
                for (int target = 0; target < route.targets(); target++) {
                    add(route.first() + target, element);
                }
            }
        }
    }

    private void split(Batch batch, RouteOutlets route, KeyRouter splitter) {
        @Nullable Batch[] parts = splitter.split(batch);
        for (int target = 0; target < parts.length; target++) {
            Batch part = parts[target];
            if (part != null && part.rowCount() > 0) {
                add(route.first() + target, new Data(part));
            }
        }
    }

    private void add(int outlet, StreamElement element) {
        queues.get(outlet).add(element);
        queued++;
    }

    /** Whether nothing is queued for any outlet. */
    public boolean isEmpty() {
        return queued == 0;
    }

    /** Whether something is queued for an outlet. */
    public boolean has(int outlet) {
        return !queues.get(outlet).isEmpty();
    }

    /** Takes the next element of an outlet that {@linkplain #has has} one. */
    public StreamElement take(int outlet) {
        queued--;
        return queues.get(outlet).remove();
    }
}
