package io.virta.conformance;

import io.virta.api.DataFrame;
import io.virta.api.Dataset;
import io.virta.api.Encoder;
import io.virta.api.Encoders;
import io.virta.api.KeyValueGroupedDataset;
import io.virta.api.OutputMode;
import io.virta.api.function.FlatMapGroupsWithStateFunction;
import io.virta.api.streaming.GroupState;
import io.virta.api.streaming.GroupStateTimeout;
import io.virta.expression.IntervalText;
import io.virta.row.Row;
import io.virta.types.ArrayType;
import io.virta.types.DataType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The functions over state that cases name in {@code applyState}, written for the API as a user writes them. */
final class StateFunctions {
    private final DataFrame from;
    private final Map<String, Object> view;
    private final StructType keySchema;
    private final KeyValueGroupedDataset<Row, Row> groups;

    private StateFunctions(DataFrame from, Map<String, Object> view) {
        this.from = from;
        this.view = view;
        List<StructField> keyFields = new ArrayList<>();
        for (Object key : (List<?>) Objects.requireNonNull(view.get("keys"))) {
            keyFields.add(from.schema().field(from.schema().indexOf((String) key)));
        }
        keySchema = new StructType(keyFields);
        List<String> names = keySchema.fieldNames();
        StructType keyed = keySchema;
        groups = from.groupByKey(
                row -> new Row(names.stream().<@Nullable Object>map(row::getAs).toList(), keyed),
                Encoders.row(keySchema));
    }

    /** The rows that the function of an {@code applyState} makes of others. */
    static DataFrame apply(DataFrame from, Map<String, Object> applyState) {
        StateFunctions functions = new StateFunctions(from, applyState);
        return switch ((String) Objects.requireNonNull(applyState.get("function"))) {
            case "running_count" -> functions.runningCount();
            case "last_n" -> functions.lastN();
            case "sum_every" -> functions.sumEvery();
            case "sessionize" -> functions.sessionize();
            case "heartbeat" -> functions.heartbeat();
            case "probe" -> functions.probe();
            default -> throw new IllegalArgumentException("no such function: " + applyState);
        };
    }

    /** A count. */
    record Count(long count) {}

    /** Rows seen and their sum. */
    record Sum(long seen, long sum) {}

    /** A session. */
    record Session(Instant start, Instant end, long n) {}

    /** Signs of life. */
    record Life(long n, @Nullable Instant last, long missed) {}

    private DataFrame runningCount() {
        Encoder<Row> output = output("count BIGINT");
        return groups.<Count, Row>mapGroupsWithState(
                        (key, rows, state) -> {
                            long count = state.getOption().orElse(new Count(0)).count() + size(rows);
                            state.update(new Count(count));
                            return row(key, count);
                        },
                        Encoders.record(Count.class),
                        output,
                        timeout())
                .toDF();
    }

    private DataFrame lastN() {
        String column = text("column");
        int n = number("n");
        DataType type = from.schema().typeAt(from.schema().indexOf(column));
        StructType list = new StructType().add("values", new ArrayType(type, true));
        return flatMap(
                (key, rows, state) -> {
                    List<@Nullable Object> values =
                            new ArrayList<>(state.exists() ? state.get().<List<@Nullable Object>>getAs(0) : List.of());
                    rows.forEachRemaining(row -> values.add(row.getAs(column)));
                    List<@Nullable Object> last = values.subList(Math.max(0, values.size() - n), values.size());
                    state.update(Row.of(last));
                    return List.of(row(key, last)).iterator();
                },
                Encoders.row(list),
                Encoders.row(concat(list)));
    }

    private DataFrame sumEvery() {
        String column = text("column");
        int n = number("n");
        return flatMap(
                (key, rows, state) -> {
                    List<Row> made = new ArrayList<>();
                    Sum sum = state.getOption().orElse(new Sum(0, 0));
                    while (rows.hasNext()) {
                        Row row = rows.next();
                        int index = row.fieldIndex(column);
                        sum = new Sum(sum.seen() + 1, sum.sum() + (row.isNullAt(index) ? 0 : row.getLong(index)));
                        if (sum.seen() == n) {
                            made.add(row(key, sum.sum()));
                            sum = new Sum(0, 0);
                        }
                    }
                    if (sum.seen() > 0) {
                        state.update(sum);
                    } else {
                        state.remove();
                    }
                    return made.iterator();
                },
                Encoders.record(Sum.class),
                output("sum BIGINT"));
    }

    private DataFrame sessionize() {
        String column = text("column");
        Duration gap = duration();
        return flatMap(
                (key, rows, state) -> {
                    List<Row> made = new ArrayList<>();
                    if (state.hasTimedOut()) {
                        made.add(session(key, state.get()));
                        state.remove();
                        return made.iterator();
                    }
                    Session open = state.getOption().orElse(null);
                    for (Instant time : times(rows, column)) {
                        if (open != null && time.isAfter(open.end().plus(gap))) {
                            made.add(session(key, open));
                            open = null;
                        }
                        open = open == null
                                ? new Session(time, time, 1)
                                : new Session(
                                        time.isBefore(open.start()) ? time : open.start(),
                                        time.isAfter(open.end()) ? time : open.end(),
                                        open.n() + 1);
                    }
                    if (open != null) {
                        state.update(open);
                        state.setTimeoutTimestamp(open.end().plus(gap));
                    }
                    return made.iterator();
                },
                Encoders.record(Session.class),
                output("start TIMESTAMP, end TIMESTAMP, n BIGINT"));
    }

    private static Row session(Row key, Session session) {
        return row(key, session.start(), session.end(), session.n());
    }

    private DataFrame heartbeat() {
        String column = text("column");
        Duration silence = duration();
        return flatMap(
                (key, rows, state) ->
                        List.of(beat(key, rows, state, column, silence)).iterator(),
                Encoders.record(Life.class),
                output("status STRING, n BIGINT"));
    }

    private static Row beat(Row key, Iterator<Row> rows, GroupState<Life> state, String column, Duration silence) {
        Life life = state.getOption().orElse(new Life(0, null, 0));
        if (!state.hasTimedOut()) {
            List<Row> all = new ArrayList<>();
            rows.forEachRemaining(all::add);
            Instant last = times(all.iterator(), column).stream()
                    .max(Comparator.naturalOrder())
                    .filter(time -> life.last() == null || time.isAfter(life.last()))
                    .orElse(life.last());
            state.update(new Life(life.n() + all.size(), last, 0));
            if (last != null) {
                state.setTimeoutTimestamp(last.plus(silence));
            }
            return row(key, "alive", life.n() + all.size());
        }
        if (life.missed() == 0) {
            state.update(new Life(life.n(), life.last(), 1));
            state.setTimeoutTimestamp(state.getCurrentWatermarkMs() + silence.toMillis());
            return row(key, "silent", life.n());
        }
        state.remove();
        return row(key, "gone", life.n());
    }

    private DataFrame probe() {
        long wait = duration().toMillis();
        return flatMap(
                (key, rows, state) -> {
                    long count = size(rows);
                    Row made = row(key, count, state.exists(), state.hasTimedOut(), state.getCurrentWatermarkMs());
                    if (state.hasTimedOut()) {
                        state.remove();
                    } else {
                        state.update(
                                new Count(state.getOption().orElse(new Count(0)).count() + count));
                        state.setTimeoutTimestamp(state.getCurrentWatermarkMs() + wait);
                    }
                    return List.of(made).iterator();
                },
                Encoders.record(Count.class),
                output("rows BIGINT, had_state BOOLEAN, timed_out BOOLEAN, watermark_ms BIGINT"));
    }

    private <S> DataFrame flatMap(
            FlatMapGroupsWithStateFunction<Row, Row, S, Row> function, Encoder<S> state, Encoder<Row> output) {
        OutputMode mode = "append".equals(view.get("mode")) ? OutputMode.Append() : OutputMode.Update();
        Dataset<Row> made = groups.flatMapGroupsWithState(function, mode, state, output, timeout());
        return made.toDF();
    }

    private GroupStateTimeout timeout() {
        return "eventTime".equals(view.get("timeout"))
                ? GroupStateTimeout.EventTimeTimeout()
                : GroupStateTimeout.NoTimeout();
    }

    private Encoder<Row> output(String columns) {
        return Encoders.row(concat(io.virta.sql.SqlParser.parseSchema(columns)));
    }

    private StructType concat(StructType columns) {
        List<StructField> all = new ArrayList<>(keySchema.fields());
        all.addAll(columns.fields());
        return new StructType(all);
    }

    private static Row row(Row key, @Nullable Object... values) {
        List<@Nullable Object> all = new ArrayList<>(key.values());
        all.addAll(java.util.Arrays.asList(values));
        return new Row(all, null);
    }

    private static long size(Iterator<?> rows) {
        long count = 0;
        while (rows.hasNext()) {
            rows.next();
            count++;
        }
        return count;
    }

    private static List<Instant> times(Iterator<Row> rows, String column) {
        List<Instant> times = new ArrayList<>();
        rows.forEachRemaining(row -> {
            Instant time = row.getAs(column);
            if (time != null) {
                times.add(time);
            }
        });
        times.sort(Comparator.naturalOrder());
        return times;
    }

    private String text(String field) {
        return (String) Objects.requireNonNull(view.get(field));
    }

    private int number(String field) {
        return ((Number) Objects.requireNonNull(view.get(field))).intValue();
    }

    private Duration duration() {
        return Duration.of(IntervalText.parse(text("duration")).micros(), ChronoUnit.MICROS);
    }
}
