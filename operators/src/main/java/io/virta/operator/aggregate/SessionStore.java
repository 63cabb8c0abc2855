package io.virta.operator.aggregate;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.Concatenation;
import io.virta.batch.LongColumn;
import io.virta.error.VirtaException;
import io.virta.operator.OperatorContext;
import io.virta.state.KeyHash;
import io.virta.state.StateColumn;
import io.virta.state.StateTable;
import io.virta.state.StateTableSpec;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The open sessions of a shard, in two state tables. {@code sessions} has their starts and accumulators by key and end, which tells the sessions of a key apart since they do not touch, and buckets them for the
 * watermark. {@code keys} is its index: the starts and ends of the sessions of a key, in order, which is all it takes to see what merges. Both are routed by the key alone. Used by one thread.
 */
final class SessionStore {
    private static final String SESSIONS = "sessions";
    private static final String KEYS = "keys";
    private static final int NONE = -1;

    private final StateTable sessions;
    private final StateTable index;
    private final StructType stateType;
    private final AggregateColumn[] columns;
    private final int plainCount;

    /** The number of the key of each slot of the index, for the time of a merge. */
    private int[] numbers = {};

    SessionStore(AggregationPlan plan, OperatorContext context) {
        sessions = context.stateTable(SESSIONS);
        index = context.stateTable(KEYS);
        stateType = plan.stateType();
        columns = plan.columns().toArray(AggregateColumn[]::new);
        plainCount = plan.plainGroupings().size();
    }

    static List<StateTableSpec> tables(AggregationPlan plan) {
        StructType key = plan.plainKeyType();
        StructType value = new StructType().add("start", AtomicType.TIMESTAMP, false);
        StructType state = plan.stateType();
        for (int i = 0; i < state.size(); i++) {
            value = value.add(
                    state.field(i).name(), state.typeAt(i), state.field(i).nullable());
        }
        ArrayType times = new ArrayType(AtomicType.TIMESTAMP, false);
        return List.of(
                new StateTableSpec(
                        SESSIONS,
                        key.add("end", AtomicType.TIMESTAMP),
                        value,
                        plan.closes() ? key.size() : StateTableSpec.NO_BUCKETS,
                        key.size()),
                new StateTableSpec(
                                KEYS,
                                key,
                                new StructType().add("starts", times, false).add("ends", times, false),
                                StateTableSpec.NO_BUCKETS,
                                key.size())
                        .index());
    }

    StateTable sessions() {
        return sessions;
    }

    /** Keys, starts and ends of sessions. */
    Column[] keys(int[] slots, int count) {
        Column[] keys = sessions.keys(slots, count);
        Column[] all = Arrays.copyOf(keys, plainCount + 2);
        all[plainCount] = sessions.value(0).gather(slots, count);
        all[plainCount + 1] = keys[plainCount];
        return all;
    }

    /** The accumulators of an aggregate. */
    StateColumn[] accumulators(AggregateColumn column) {
        int from = 1 + column.stateFrom();
        return Arrays.copyOfRange(sessions.values(), from, from + column.stateCount());
    }

    /**
     * Adds sessions, and merges those that touch.
     *
     * @param added keys, starts, ends and accumulators, in any order
     */
    void merge(Batch added) {
        int count = added.rowCount();
        int[] keyNumbers = new int[count];
        int[] keySlots = numberKeys(added, keyNumbers);
        ArrayColumn heldStarts = (ArrayColumn) index.value(0).gather(keySlots, keySlots.length);
        ArrayColumn heldEnds = (ArrayColumn) index.value(1).gather(keySlots, keySlots.length);
        int held = heldStarts.offsets()[keySlots.length];
        int[] itemKeys = new int[held + count];
        for (int key = 0; key < keySlots.length; key++) {
            Arrays.fill(itemKeys, heldStarts.offsets()[key], heldStarts.offsets()[key + 1], key);
        }
        System.arraycopy(keyNumbers, 0, itemKeys, held, count);
        long[] ends = times(heldEnds.elements(), held, added.column(plainCount + 1), count);
        SessionMerge merge = new SessionMerge(
                itemKeys, times(heldStarts.elements(), held, added.column(plainCount), count), ends, held);
        replace(merge, new Items(added, itemKeys, ends, held), keySlots);
        int[] offsets = merge.offsets(keySlots.length);
        index.value(0)
                .scatter(
                        new ArrayColumn(new LongColumn(merge.starts(), null), offsets, null),
                        keySlots,
                        keySlots.length);
        index.value(1)
                .scatter(new ArrayColumn(new LongColumn(merge.ends(), null), offsets, null), keySlots, keySlots.length);
    }

    /** What is merged: sessions that are held, {@code held} of them, then those added. */
    private record Items(Batch added, int[] keys, long[] ends, int held) {}

    /** Finds the slot in the index of each different key, in the order in which keys are numbered. */
    private int[] numberKeys(Batch added, int[] keyNumbers) {
        int count = added.rowCount();
        int[] slots = indexSlots(added.columns().subList(0, plainCount).toArray(Column[]::new), count, true);
        int[] different = new int[count];
        int keys = 0;
        for (int row = 0; row < count; row++) {
            int slot = slots[row];
            if (slot >= numbers.length) {
                int known = numbers.length;
                numbers = Arrays.copyOf(numbers, Math.max(slot + 1, 2 * known));
                Arrays.fill(numbers, known, numbers.length, NONE);
            }
            if (numbers[slot] == NONE) {
                numbers[slot] = keys;
                different[keys++] = slot;
            }
            keyNumbers[row] = numbers[slot];
        }
        for (int key = 0; key < keys; key++) {
            numbers[different[key]] = NONE;
        }
        return Arrays.copyOf(different, keys);
    }

    private int[] indexSlots(Column[] keys, int rowCount, boolean adds) {
        int different = keys.length == 0 ? 1 : rowCount;
        long[] hashes = new long[different];
        KeyHash.hash(keys, different, hashes);
        int[] slots = new int[rowCount];
        if (adds) {
            index.upsert(keys, hashes, different, slots);
        } else {
            index.find(keys, hashes, different, slots);
        }
        Arrays.fill(slots, different, rowCount, slots[0]);
        return slots;
    }

    private static long[] times(Column held, int heldCount, Column added, int addedCount) {
        long[] times = new long[heldCount + addedCount];
        System.arraycopy(((LongColumn) held.flatten()).values(), 0, times, 0, heldCount);
        System.arraycopy(((LongColumn) added.flatten()).values(), 0, times, heldCount, addedCount);
        return times;
    }

    /** Takes out the held sessions that change and puts in those that come of the merge. */
    private void replace(SessionMerge merge, Items items, int[] keySlots) {
        int[] targets = new int[merge.count()];
        int[] changed = new int[merge.count()];
        int changedCount = 0;
        for (int session = 0; session < targets.length; session++) {
            targets[session] = changedCount;
            changed[changedCount] = session;
            changedCount += merge.isChanged(session) ? 1 : 0;
        }
        int[] order = merge.order();
        int[] sources = new int[order.length];
        int[] slots = new int[order.length];
        int[] gone = new int[items.held];
        int parts = 0;
        int goneCount = 0;
        for (int place = 0; place < order.length; place++) {
            int session = merge.session(place);
            if (merge.isChanged(session)) {
                int item = order[place];
                slots[parts] = targets[session];
                if (item < items.held) {
                    sources[parts++] = goneCount;
                    gone[goneCount++] = item;
                } else {
                    sources[parts++] = NONE - (item - items.held);
                }
            }
        }
        // Held items come first among the partial accumulators, the added ones after them.
        for (int i = 0; i < parts; i++) {
            sources[i] = sources[i] >= 0 ? sources[i] : goneCount + NONE - sources[i];
        }
        int[] heldSlots = find(items, gone, goneCount, keySlots);
        Batch partials = partials(heldSlots, goneCount, items.added);
        StateColumn[] merged = StateColumn.of(stateType);
        for (StateColumn column : merged) {
            column.ensureCapacity(changedCount);
        }
        merge(merged, slots, partials.gather(sources, parts));
        sessions.remove(heldSlots, goneCount);
        put(merge, changed, changedCount, keySlots, merged);
    }

    private int[] find(Items items, int[] gone, int count, int[] keySlots) {
        int[] indexSlots = new int[count];
        long[] ends = new long[count];
        for (int i = 0; i < count; i++) {
            indexSlots[i] = keySlots[items.keys[gone[i]]];
            ends[i] = items.ends[gone[i]];
        }
        int[] slots = new int[count];
        Column[] keys = sessionKeys(indexSlots, ends, count);
        sessions.find(keys, hashes(keys, count), count, slots);
        for (int slot : slots) {
            if (slot < 0) {
                throw VirtaException.internal("A session is in the index and not in the state.");
            }
        }
        return slots;
    }

    private Column[] sessionKeys(int[] indexSlots, long[] ends, int count) {
        Column[] keys = Arrays.copyOf(index.keys(indexSlots, count), plainCount + 1);
        keys[plainCount] = new LongColumn(ends, null, count);
        return keys;
    }

    private long[] hashes(Column[] keys, int count) {
        long[] hashes = new long[count];
        KeyHash.ofKeys(keys, plainCount, count, hashes);
        return hashes;
    }

    private Batch partials(int[] heldSlots, int heldCount, Batch added) {
        Batch addedState = added.withColumns(added.columns().subList(plainCount + 2, added.columnCount()));
        if (heldCount == 0) {
            return addedState;
        }
        List<Column> heldState = new ArrayList<>();
        for (int i = 0; i < stateType.size(); i++) {
            heldState.add(sessions.value(1 + i).gather(heldSlots, heldCount));
        }
        return Concatenation.of(stateType, List.of(new Batch(heldCount, heldState), addedState));
    }

    private void merge(StateColumn[] merged, int[] slots, Batch partials) {
        for (AggregateColumn column : columns) {
            int from = column.stateFrom();
            int to = from + column.stateCount();
            column.aggregator()
                    .merge(
                            Arrays.copyOfRange(merged, from, to),
                            slots,
                            partials.columns().subList(from, to).toArray(Column[]::new),
                            partials.rowCount());
        }
    }

    private void put(SessionMerge merge, int[] changed, int count, int[] keySlots, StateColumn[] merged) {
        int[] indexSlots = new int[count];
        int[] identity = new int[count];
        long[] starts = new long[count];
        long[] ends = new long[count];
        for (int i = 0; i < count; i++) {
            int session = changed[i];
            identity[i] = i;
            indexSlots[i] = keySlots[merge.key(session)];
            starts[i] = merge.start(session);
            ends[i] = merge.end(session);
        }
        int[] slots = new int[count];
        Column[] keys = sessionKeys(indexSlots, ends, count);
        sessions.upsert(keys, hashes(keys, count), count, slots);
        sessions.value(0).scatter(new LongColumn(starts, null), slots, count);
        for (int i = 0; i < merged.length; i++) {
            sessions.value(1 + i).scatter(merged[i].gather(identity, count), slots, count);
        }
    }

    /** Takes sessions that have ended out of the index, and others of their keys that have ended too; their entries stay until their buckets are dropped. */
    void forget(int[] slots, int count, long watermarkMicros) {
        int[] found = indexSlots(Arrays.copyOf(sessions.keys(slots, count), plainCount), count, false);
        int[] present = new int[count];
        int[] keys = Arrays.stream(found)
                .filter(slot -> slot >= 0)
                .sorted()
                .distinct()
                .toArray();
        int kept = 0;
        int goneCount = 0;
        ArrayColumn starts = (ArrayColumn) index.value(0).gather(keys, keys.length);
        ArrayColumn ends = (ArrayColumn) index.value(1).gather(keys, keys.length);
        long[] endTimes = ((LongColumn) ends.elements().flatten()).values();
        int[] open = new int[endTimes.length];
        int openCount = 0;
        int[] offsets = new int[keys.length + 1];
        int[] gone = new int[keys.length];
        for (int key = 0; key < keys.length; key++) {
            int before = openCount;
            for (int i = ends.start(key); i < ends.start(key) + ends.size(key); i++) {
                open[openCount] = i;
                openCount += endTimes[i] > watermarkMicros ? 1 : 0;
            }
            if (openCount > before) {
                present[kept++] = keys[key];
                offsets[kept] = openCount;
            } else {
                gone[goneCount++] = keys[key];
            }
        }
        int[] offsetsOfKept = Arrays.copyOf(offsets, kept + 1);
        index.value(0)
                .scatter(
                        new ArrayColumn(starts.elements().gather(open, openCount), offsetsOfKept, null), present, kept);
        index.value(1)
                .scatter(new ArrayColumn(ends.elements().gather(open, openCount), offsetsOfKept, null), present, kept);
        index.touch(present, kept);
        index.remove(gone, goneCount);
    }
}
