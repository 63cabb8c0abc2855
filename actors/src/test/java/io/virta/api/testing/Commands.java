package io.virta.api.testing;

import io.virta.api.Encoders;
import io.virta.api.OutputMode;
import io.virta.api.streaming.ExpiredTimerInfo;
import io.virta.api.streaming.ListState;
import io.virta.api.streaming.MapState;
import io.virta.api.streaming.StatefulProcessor;
import io.virta.api.streaming.TTLConfig;
import io.virta.api.streaming.TimeMode;
import io.virta.api.streaming.TimerValues;
import io.virta.api.streaming.ValueState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/** Does what its rows say, one command a row, and tells what it finds. */
final class Commands extends StatefulProcessor<String, String, String> {
    private static final long serialVersionUID = 1;
    private final Duration ttl;
    private transient ValueState<String> value;
    private transient ValueState<String> onTimer;
    private transient ListState<String> list;
    private transient MapState<String, Integer> map;

    Commands(Duration ttl) {
        this.ttl = ttl;
    }

    /** A tester of one whose states have a TTL, zero for none. */
    static ProcessorTester<String, String, String> tester(TimeMode mode, Duration ttl) {
        return new ProcessorTester<>(new Commands(ttl), mode, Encoders.STRING(), Encoders.STRING(), Encoders.STRING());
    }

    @Override
    public void init(OutputMode outputMode, TimeMode timeMode) {
        TTLConfig config = new TTLConfig(ttl);
        value = getHandle().getValueState("value", Encoders.STRING(), config);
        onTimer = getHandle().getValueState("onTimer", Encoders.STRING());
        list = getHandle().getListState("list", Encoders.STRING(), config);
        map = getHandle().getMapState("map", Encoders.STRING(), Encoders.INT(), config);
    }

    @Override
    public Iterator<String> handleInputRows(String key, Iterator<String> rows, TimerValues clocks) {
        List<String> told = new ArrayList<>();
        while (rows.hasNext()) {
            told.addAll(run(rows.next(), clocks));
        }
        return told.iterator();
    }

    @Override
    public Iterator<String> handleExpiredTimer(String key, TimerValues clocks, ExpiredTimerInfo timer) {
        List<String> told = new ArrayList<>(List.of(key + " fired " + timer.getExpiryTimeInMs()));
        if (onTimer.exists()) {
            told.addAll(run(onTimer.get(), clocks));
        }
        return told.iterator();
    }

    private List<String> run(String command, TimerValues clocks) {
        String[] words = command.split(" ");
        List<String> told = new ArrayList<>();
        switch (words[0]) {
            case "set" -> value.update(words[1]);
            case "get" -> told.add(value.exists() ? value.get() : "nothing");
            case "clear" -> value.clear();
            case "onTimer" -> onTimer.update(command.substring("onTimer ".length()));
            case "append" -> list.appendList(List.of(words).subList(1, words.length));
            case "replace" -> list.put(List.of(words).subList(1, words.length));
            case "list" -> told.add((list.exists() ? "" : "no ") + texts(list.get()));
            case "clearList" -> list.clear();
            case "put" -> map.updateValue(words[1], Integer.valueOf(words[2]));
            case "find" -> told.add(map.containsKey(words[1]) + " " + map.getValue(words[1]));
            case "map" -> told.add((map.exists() ? "" : "no ") + new TreeSet<>(texts(map.iterator())));
            case "remove" -> map.removeKey(words[1]);
            case "clearMap" -> map.clear();
            case "timer" -> getHandle().registerTimer(Long.parseLong(words[1]));
            case "untimer" -> getHandle().deleteTimer(Long.parseLong(words[1]));
            case "timers" -> told.add(texts(getHandle().listTimers()).toString());
            case "clocks" -> told.add(clocks.getCurrentProcessingTimeInMs() + " " + clocks.getCurrentWatermarkInMs());
            case "epoch" -> told.add(String.valueOf(getHandle().getQueryInfo().getBatchId()));
            default -> throw new IllegalArgumentException(command);
        }
        return told;
    }

    private static List<String> texts(Iterator<?> items) {
        List<String> texts = new ArrayList<>();
        items.forEachRemaining(item -> texts.add(String.valueOf(item)));
        return texts;
    }
}
