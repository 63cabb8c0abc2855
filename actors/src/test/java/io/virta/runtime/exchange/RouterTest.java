package io.virta.runtime.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.batch.Batch;
import io.virta.batch.LongColumn;
import io.virta.operator.Distribution;
import io.virta.operator.StreamElement;
import io.virta.operator.StreamElement.Barrier;
import io.virta.operator.StreamElement.Data;
import io.virta.runtime.exchange.Topology.Edge;
import io.virta.runtime.exchange.Topology.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final Route HASHED = new Route(0, new Distribution.Hashed(new int[] {0}));
    private static final Route ANY = new Route(1, new Distribution.Any());

    @Test
    void splitsRowsByKeySoThatEqualKeysMeetAndNoneIsLost() {
        Router router = new Router(List.of(edge(0, HASHED), edge(1, HASHED)), 128);
        long[] keys = LongStream.range(0, 1000).map(n -> n % 50).toArray();
        router.route(new Data(Batch.of(1000, new LongColumn(keys, null))));

        List<Long> first = keys(router, 0);
        List<Long> second = keys(router, 1);
        assertThat(first.size() + second.size()).isEqualTo(1000);
        assertThat(first).doesNotContainAnyElementsOf(second);
        assertThat(router.isEmpty()).isTrue();
    }

    @Test
    void barriersGoEverywhere() {
        Router router = new Router(List.of(edge(0, HASHED), edge(1, HASHED), edge(0, ANY)), 128);
        router.route(new Barrier(4));
        for (int outlet = 0; outlet < 3; outlet++) {
            assertThat(router.take(outlet)).isEqualTo(new Barrier(4));
        }
    }

    private static List<Long> keys(Router router, int outlet) {
        List<Long> keys = new ArrayList<>();
        while (router.has(outlet)) {
            StreamElement element = router.take(outlet);
            Batch batch = ((Data) element).batch();
            for (int row = 0; row < batch.rowCount(); row++) {
                keys.add(((LongColumn) batch.column(0)).value(row));
            }
        }
        return keys;
    }

    private static Edge edge(int to, Route route) {
        return new Edge(0, 0, 1 + route.number(), to, 0, false, route);
    }
}
