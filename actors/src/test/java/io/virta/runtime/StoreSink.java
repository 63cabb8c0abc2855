package io.virta.runtime;

import io.virta.batch.Batch;
import io.virta.batch.LongColumn;
import io.virta.connector.Sink;
import io.virta.connector.SinkWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A sink over a store that outlives crashes of the query: epochs are staged, and visible once committed. Rows are lists of longs. Exactly-once. */
final class StoreSink implements Sink {
    private final Map<String, List<List<Long>>> staged = new ConcurrentHashMap<>();
    private final Map<String, List<List<Long>>> visible = new ConcurrentSkipListMap<>();

    /** A store with the same content, from here on apart. */
    StoreSink copy() {
        StoreSink copy = new StoreSink();
        copy.staged.putAll(staged);
        copy.visible.putAll(visible);
        return copy;
    }

    /** All committed rows, sorted. */
    List<List<Long>> rows() {
        List<List<Long>> rows = new ArrayList<>();
        visible.values().forEach(rows::addAll);
        rows.sort(Comparator.comparing(Object::toString));
        return rows;
    }

    /** The committed rows of an epoch, sorted. */
    List<List<Long>> rows(long epoch) {
        List<List<Long>> rows = new ArrayList<>();
        visible.forEach((key, part) -> {
            if (key.startsWith(epoch + "/")) {
                rows.addAll(part);
            }
        });
        rows.sort(Comparator.comparing(Object::toString));
        return rows;
    }

    /** For each first column, the last row committed for it, as in update mode. */
    Map<Long, List<Long>> latestByKey() {
        Map<Long, List<Long>> latest = new TreeMap<>();
        Map<Long, List<List<Long>>> byEpoch = new TreeMap<>();
        visible.forEach((key, part) -> byEpoch.computeIfAbsent(
                        Long.parseLong(key.substring(0, key.indexOf('/'))), epoch -> new ArrayList<>())
                .addAll(part));
        byEpoch.values().forEach(rows -> rows.forEach(row -> latest.put(row.get(0), row)));
        return latest;
    }

    /** Forgets what was staged, as a system does whose transactions expire. */
    void loseStaged() {
        staged.clear();
    }

    @Override
    public String description() {
        return "Store";
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public SinkWriter writer(SinkContext context) {
        return new Writer(context.writer());
    }

    private final class Writer implements SinkWriter {
        private final int number;
        private String key = "";
        private List<List<Long>> rows = new ArrayList<>();

        Writer(int number) {
            this.number = number;
        }

        @Override
        public void begin(long epoch, int attempt) {
            key = epoch + "/" + number + "/" + attempt;
            rows = new ArrayList<>();
        }

        @Override
        public void write(Batch batch) {
            for (int row = 0; row < batch.rowCount(); row++) {
                List<Long> values = new ArrayList<>();
                for (int column = 0; column < batch.columnCount(); column++) {
                    LongColumn longs = (LongColumn) batch.column(column).flatten();
                    values.add(longs.isNull(row) ? null : longs.value(row));
                }
                rows.add(values);
            }
        }

        @Override
        public byte[] prepare() {
            staged.put(key, rows);
            return key.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void commit(long epoch, byte[] handle) {
            String prepared = new String(handle, StandardCharsets.UTF_8);
            List<List<Long>> done = staged.remove(prepared);
            if (done != null) {
                visible.put(prepared, done);
            }
        }

        @Override
        public Recovery recover(long epoch, byte[] handle) {
            commit(epoch, handle);
            return visible.containsKey(new String(handle, StandardCharsets.UTF_8))
                    ? Recovery.COMMITTED
                    : Recovery.ABORTED;
        }

        @Override
        public void abort(long epoch) {
            staged.keySet().removeIf(staged -> staged.startsWith(epoch + "/"));
        }

        @Override
        public void close() {}
    }
}
