package io.virta.connectors.nexmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.connector.Options;
import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connectors.testkit.SourceContractTest;
import io.virta.connectors.testkit.SourceRuns;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.types.StructType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NexmarkSourceTest extends SourceContractTest {
    @Override
    protected SourceTable table() {
        return nexmark(Map.of("eventsPerSecond", "50", "table", "bid"));
    }

    @Override
    protected void produce() {
        context.advanceMillis(2000);
    }

    private SourceTable nexmark(Map<String, String> options) {
        return new NexmarkConnector().source(Options.of(options), null, true, context);
    }

    private List<Row> all(SourceTable table) {
        SourceScan scan = SourceRuns.scanAll(table);
        try (SourceEnumerator enumerator = scan.enumerator(context.source(3, false))) {
            PlannedRange range = enumerator.plan(null, ReadLimit.ALL);
            assertThat(enumerator.plan(range.end(), ReadLimit.ALL)).isNull();
            return SourceRuns.read(scan, context.source(3, false), range, 100);
        }
    }

    @Test
    void eventsComeInTheirProportionsAndReferToEarlierOnes() {
        List<Row> persons = all(nexmark(Map.of("table", "person", "events", "1000")));
        List<Row> auctions = all(nexmark(Map.of("table", "auction", "events", "1000")));
        List<Row> bids = all(nexmark(Map.of("table", "bid", "events", "1000")));
        assertThat(persons).hasSize(20);
        assertThat(auctions).hasSize(60);
        assertThat(bids).hasSize(920);
        assertThat(persons.get(19).getLong(0)).isEqualTo(19);
        assertThat(auctions.get(59).getLong(0)).isEqualTo(59);
        assertThat(auctions)
                .allSatisfy(auction -> assertThat(auction.getLong(7)).isBetween(0L, 19L));
        assertThat(bids).allSatisfy(bid -> {
            assertThat(bid.getLong(0)).isBetween(0L, 59L);
            assertThat(bid.getLong(2)).isBetween(100L, 10_000_000L);
        });
        Set<Object> times = new HashSet<>();
        List.of(persons, auctions, bids)
                .forEach(rows -> rows.forEach(row -> times.add(row.getTimestamp(rows == persons ? 6 : 5))));
        assertThat(times).hasSize(1000).contains(Instant.parse("2024-03-01T00:01:39.900Z"));
    }

    @Test
    void oneTableHasAllKinds() {
        SourceTable table = nexmark(Map.of(
                "events", "10", "personProportion", "1", "auctionProportion", "1", "bidProportion", "3", "seed", "7"));
        List<Row> rows = all(table);
        assertThat(rows).extracting(row -> row.getInt(0)).containsExactly(0, 1, 2, 2, 2, 0, 1, 2, 2, 2);
        assertThat(rows.get(0).isNullAt(1)).isFalse();
        assertThat(rows.get(0).isNullAt(2)).isTrue();
        List<Row> bids = all(nexmark(Map.of(
                "events",
                "10",
                "personProportion",
                "1",
                "auctionProportion",
                "1",
                "bidProportion",
                "3",
                "seed",
                "7",
                "table",
                "bid")));
        assertThat(rows)
                .filteredOn(row -> row.getInt(0) == 2)
                .extracting(row -> row.get(3))
                .isEqualTo(bids);
    }

    @Test
    void anEpochTakesNoMoreThanItsLimit() {
        SourceEnumerator enumerator = SourceRuns.scanAll(nexmark(Map.of("events", "10", "maxEventsPerTrigger", "4")))
                .enumerator(context.source(2, true));
        ReadLimit limit = new ReadLimit(Long.MAX_VALUE, Long.MAX_VALUE, false);
        assertThat(enumerator.plan(null, limit).end()).isEqualTo("4");
        assertThat(enumerator.plan("8", limit).end()).isEqualTo("10");
        assertThat(enumerator.plan("10", limit)).isNull();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> nexmark(Map.of("table", "seller"))).hasMessageContaining("person, auction or bid");
        assertThatThrownBy(() -> nexmark(Map.of("startTime", "yesterday"))).hasMessageContaining("startTime");
        assertThatThrownBy(
                        () -> nexmark(Map.of("personProportion", "0", "auctionProportion", "0", "bidProportion", "0")))
                .hasMessageContaining("bidProportion");
        assertThatThrownBy(() -> all(nexmark(Map.of()))).hasMessageContaining("without end");
        StructType schema = SqlParser.parseSchema("a INT");
        assertThatThrownBy(() -> new NexmarkConnector().source(Options.of(Map.of()), schema, true, context))
                .hasMessageContaining("schemas of its own");
    }
}
