package io.virta.persistence.epoch;

import io.virta.connector.MemoryChange;
import io.virta.connector.PlannedRange;
import io.virta.connector.Split;
import io.virta.persistence.state.StateFile;
import io.virta.persistence.state.StateManifest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Events of a small query for tests. */
final class Epochs {
    private Epochs() {}

    static QueryStarted started(int attempt) {
        return new QueryStarted(
                new UUID(1, 2),
                new UUID(3, attempt),
                attempt,
                "fingerprint",
                64,
                2,
                Map.of("0", "file json /in", "1", "rate"),
                List.of(new OperatorState("agg-3", "counts(word string) -> (count bigint)")));
    }

    static EpochPlan plan(long epoch) {
        Split split = new Split("/in/ä.json", epoch * 100, epoch * 100 + 100, "{\"modified\":5}", 100);
        return new EpochPlan(
                epoch,
                List.of(new SourceRange(
                        "0", new PlannedRange("{\"at\":" + epoch + "}", "{}", List.of(split, split), memory(epoch)))),
                List.of(new WatermarkState("wm-1", epoch * 10, WatermarkState.NONE, epoch * 5)),
                1_700_000_000_000_000L + epoch,
                42 + epoch,
                Map.of("timeZone", "UTC", "policy", "min"));
    }

    private static MemoryChange memory(long epoch) {
        TreeMap<Long, Integer> added = new TreeMap<>(Map.of(-epoch - 1, (int) epoch, epoch + 1, (int) epoch));
        return MemoryChange.of(added, new TreeSet<>(List.of(-epoch)), (int) epoch - 1);
    }

    static EpochPlanned planned(long epoch) {
        return new EpochPlanned(plan(epoch));
    }

    static EpochPrepared prepared(long epoch, int attempt) {
        return new EpochPrepared(epoch, attempt, null, eventTimes(epoch), handles(epoch), manifest(epoch, attempt));
    }

    static EpochPrepared reached(long epoch, int attempt) {
        return new EpochPrepared(
                epoch, attempt, plan(epoch), eventTimes(epoch), handles(epoch), manifest(epoch, attempt));
    }

    static StateManifest manifest(long epoch, int attempt) {
        return new StateManifest(List.of(
                new StateFile("snapshot-0", 0, epoch - 1, 1000, 7),
                new StateFile("delta-" + epoch + "-" + attempt, epoch, epoch, 100, -7)));
    }

    static List<EventTime> eventTimes(long epoch) {
        return List.of(new EventTime("wm-1", epoch * 10 + 10));
    }

    private static List<CommitHandle> handles(long epoch) {
        byte[] content = ("staged/" + epoch).getBytes(StandardCharsets.UTF_8);
        return List.of(
                new CommitHandle("sink", 0, Content.of(content)), new CommitHandle("sink", 1, Content.of(new byte[0])));
    }
}
