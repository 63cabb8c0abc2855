package io.virta.state;

import io.virta.batch.Column;
import io.virta.state.StateTable.SlotCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one table that are not in memory. The store's key of an entry is table number, bucket, hash and key, so that a bucket is a prefix. Entries that come
 * back keep their copy in the store ({@code STORED}) until they are removed; unless they change, they leave again without being written.
 *
 * <p>A filter over the hashes of what was spilled answers for new keys, which would otherwise cost a lookup each.
 */
final class Spilling {
    private static final int PAGE = 4096;
    /** Where the hash is in a key of the store. */
    private static final int HASH = 9;

    private static final byte[] NOTHING = {};

    /** Of the entries that the budget allows, how many stay when it is exceeded. */
    private static final double KEPT = 0.75;

    private final OverflowSettings settings;
    private final SlotTable table;
    private final StateTableSpec spec;
    private final ByteSink sink = new ByteSink();
    private final NavigableMap<Long, Long> spilledByBucket = new TreeMap<>();
    private final SpillFilter filter;
    private final @Nullable SpilledExpiries expiries;
    private long size;
    private int hand;

    Spilling(OverflowSettings settings, SlotTable table, StateTableSpec spec) {
        this.settings = settings;
        this.table = table;
        this.spec = spec;
        this.filter = new SpillFilter(settings.store(), new byte[] {(byte) settings.tableNumber()}, HASH);
        this.expiries = spec.expires() ? new SpilledExpiries(settings, prefix(SlotTable.OPEN_BUCKET)) : null;
    }

    /** Entries that are only in the store. */
    long size() {
        return size;
    }

    long retainedBytes() {
        return filter.retainedBytes();
    }

    /**
     * Brings in the entries of keys that are not in memory.
     *
     * @param slots a slot a row, negative for those to look up
     * @return the slots of the entries brought in
     */
    int[] load(Column[] keys, long[] hashes, int rowCount, int[] slots) {
        int[] rows = new int[rowCount];
        int count = 0;
        for (int row = 0; row < rowCount; row++) {
            if (slots[row] < 0 && filter.mayContain(hashes[row])) {
                rows[count++] = row;
            }
        }
        if (count == 0) {
            return new int[0];
        }
        // One entry per key however often it occurs: a small table of the keys that are missing.
        SlotTable missing = new SlotTable(spec.key(), new io.virta.types.StructType(), spec.bucketColumn());
        Column[] missingKeys = new Column[keys.length];
        long[] missingHashes = new long[count];
        for (int i = 0; i < keys.length; i++) {
            missingKeys[i] = keys[i].gather(rows, count);
        }
        for (int i = 0; i < count; i++) {
            missingHashes[i] = hashes[rows[i]];
        }
        missing.upsert(missingKeys, missingHashes, count, new int[count]);
        byte[][] storeKeys = new byte[missing.size()][];
        for (int i = 0; i < storeKeys.length; i++) {
            storeKeys[i] = storeKey(missing, i);
        }
        byte[][] found = new byte[storeKeys.length][];
        settings.store().get(storeKeys, storeKeys.length, found);
        return bringIn(storeKeys, found, storeKeys.length);
    }

    /** Adds entries as the store has them; those whose value is null are passed over. */
    private int[] bringIn(byte[][] storeKeys, byte[] @Nullable [] found, int count) {
        StateColumn[] keyValues = StateColumn.of(spec.key());
        long[] hashes = new long[count];
        byte[][] values = new byte[count][];
        int to = 0;
        for (StateColumn column : keyValues) {
            column.ensureCapacity(count);
        }
        for (int i = 0; i < count; i++) {
            byte[] value = found[i];
            if (value != null) {
                ByteSource in = new ByteSource(storeKeys[i], HASH);
                hashes[to] = in.getLong();
                for (StateColumn column : keyValues) {
                    column.read(to, in);
                }
                values[to++] = value;
            }
        }
        int[] all = new int[to];
        Arrays.setAll(all, i -> i);
        Column[] keys = new Column[keyValues.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = keyValues[i].gather(all, to);
        }
        int[] slots = new int[to];
        table.upsert(keys, hashes, to, slots);
        for (int i = 0; i < to; i++) {
            ByteSource in = new ByteSource(values[i], 0);
            for (StateColumn column : table.values()) {
                column.read(slots[i], in);
            }
            count(table.bucket(slots[i]), -1);
        }
        return slots;
    }

    /** Removes what the store has of entries that are about to be removed. */
    void forget(int[] slots, int count, byte[] flags) {
        List<byte[]> stored = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if ((flags[slots[i]] & MemoryStateTable.STORED) != 0) {
                byte[] key = storeKey(table, slots[i]);
                stored.add(key);
                if (expiries != null) {
                    stored.add(expiries.key(expiry(slots[i]), key));
                }
            }
        }
        if (!stored.isEmpty()) {
            settings.store().apply(stored.toArray(byte[][]::new), new byte[stored.size()][], stored.size());
        }
    }

    private long expiry(int slot) {
        return ((LongState) table.values()[spec.expiryColumn()]).values()[slot];
    }

    /** Drops buckets; tells whether there were any entries in them. */
    boolean drop(long bucket) {
        NavigableMap<Long, Long> dropped = spilledByBucket.headMap(bucket, true);
        boolean any = false;
        for (Map.Entry<Long, Long> spilled : dropped.entrySet()) {
            if (spilled.getValue() > 0) {
                any = true;
                size -= spilled.getValue();
            }
            settings.store().deletePrefix(prefix(spilled.getKey()));
        }
        dropped.clear();
        filter.trim(size);
        return any;
    }

    /** Removes some of the entries that have expired and are in the store only; returns how many. */
    int removeExpired(long watermarkMicros) {
        if (expiries == null || size == 0) {
            return 0;
        }
        byte[][] gone = expiries.expired(watermarkMicros);
        int count = gone.length / 2;
        if (count > 0) {
            settings.store().apply(gone, new byte[gone.length][], gone.length);
            count(SlotTable.OPEN_BUCKET, -count);
        }
        filter.trim(size);
        return count;
    }

    /** Moves entries that have rested since the last sweep out of memory, if {@code retainedBytes} exceeds the budget. */
    boolean evict(byte[] flags, long retainedBytes) {
        double bytesPerEntry = (double) retainedBytes / Math.max(1, table.slotLimit());
        long allowed = (long) (settings.budgetBytes() / bytesPerEntry);
        if (retainedBytes <= settings.budgetBytes() || table.size() <= allowed) {
            return false;
        }
        long excess = table.size() - (long) (allowed * KEPT);
        int[] victims = new int[PAGE];
        int count = 0;
        int limit = table.slotLimit();
        for (long steps = 2L * limit; steps > 0 && excess > 0; steps--) {
            hand = hand + 1 < limit ? hand + 1 : 0;
            int flag = flags[hand];
            if ((flag & MemoryStateTable.LIVE) == 0 || (flag & MemoryStateTable.DIRTY) != 0) {
                continue;
            }
            if ((flag & MemoryStateTable.USED) != 0) {
                flags[hand] &= ~MemoryStateTable.USED;
                continue;
            }
            victims[count++] = hand;
            excess--;
            flags[hand] &= ~MemoryStateTable.LIVE;
            if (count == PAGE) {
                unload(victims, count, flags);
                count = 0;
            }
        }
        unload(victims, count, flags);
        return true;
    }

    /** Takes entries out of memory, writing those that the store does not have as they are. */
    void unload(int[] slots, int count, byte[] flags) {
        byte[][] keys = new byte[2 * count][];
        byte[][] values = new byte[2 * count][];
        int written = 0;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            boolean isCopied =
                    (flags[slot] & MemoryStateTable.STORED) != 0 && (flags[slot] & MemoryStateTable.CHANGED) == 0;
            if (!isCopied) {
                keys[written] = storeKey(table, slot);
                sink.reset();
                for (StateColumn column : table.values()) {
                    column.write(slot, sink);
                }
                values[written++] = sink.toByteArray();
                if (expiries != null) {
                    expiries.adding(expiry(slot));
                    keys[written] = expiries.key(expiry(slot), keys[written - 1]);
                    values[written++] = NOTHING;
                }
            }
            filter.add(table.hash(slot));
            count(table.bucket(slot), 1);
        }
        if (written > 0) {
            settings.store().apply(keys, values, written);
        }
        for (int i = 0; i < count; i++) {
            table.remove(slots[i]);
            flags[slots[i]] &= MemoryStateTable.DIRTY;
        }
        filter.trim(size);
    }

    /** The entries in memory, then those in the store, which are brought in a page at a time and leave with the next one. */
    SlotCursor cursor(SlotCursor resident, long maxBucket, MemoryStateTable owner) {
        List<byte[]> prefixes = new ArrayList<>();
        for (Map.Entry<Long, Long> spilled :
                spilledByBucket.headMap(maxBucket, true).entrySet()) {
            if (spilled.getValue() > 0) {
                prefixes.add(prefix(spilled.getKey()));
            }
        }
        return new SpilledCursor(resident, prefixes, owner);
    }

    private void count(long bucket, int change) {
        size += change;
        spilledByBucket.merge(bucket, (long) change, Long::sum);
    }

    private byte[] prefix(long bucket) {
        sink.reset();
        sink.putByte(settings.tableNumber());
        sink.putLong(bucket ^ Long.MIN_VALUE);
        return sink.toByteArray();
    }

    private byte[] storeKey(SlotTable from, int slot) {
        sink.reset();
        sink.putByte(settings.tableNumber());
        sink.putLong(from.bucket(slot) ^ Long.MIN_VALUE);
        sink.putLong(from.hash(slot));
        for (StateColumn key : from.keyColumns()) {
            key.write(slot, sink);
        }
        return sink.toByteArray();
    }

    private final class SpilledCursor implements SlotCursor {
        private final SlotCursor resident;
        private final List<byte[]> prefixes;
        private final MemoryStateTable owner;
        private int prefix;
        private byte @Nullable [] after;
        private int[] broughtIn = new int[0];

        SpilledCursor(SlotCursor resident, List<byte[]> prefixes, MemoryStateTable owner) {
            this.resident = resident;
            this.prefixes = prefixes;
            this.owner = owner;
        }

        @Override
        public int next(int[] slots) {
            int count = resident.next(slots);
            while (count == 0) {
                owner.unload(broughtIn);
                broughtIn = new int[0];
                if (prefix == prefixes.size()) {
                    return 0;
                }
                byte[][] keys = new byte[slots.length][];
                byte[][] values = new byte[slots.length][];
                int read = settings.store().scan(prefixes.get(prefix), after, keys, values);
                if (read > 0) {
                    after = keys[read - 1];
                    broughtIn = bringIn(keys, absent(keys, values, read), read);
                    owner.markLoaded(broughtIn, broughtIn.length);
                    System.arraycopy(broughtIn, 0, slots, 0, broughtIn.length);
                    count = broughtIn.length;
                }
                if (read < slots.length) {
                    prefix++;
                    after = null;
                }
            }
            return count;
        }

        /** The values with those of entries in memory nulled, whose copy in the store may be stale. */
        private byte[] @Nullable [] absent(byte[][] keys, byte[][] values, int count) {
            StateColumn[] keyValues = StateColumn.of(spec.key());
            long[] hashes = new long[count];
            int[] all = new int[count];
            for (StateColumn column : keyValues) {
                column.ensureCapacity(count);
            }
            for (int i = 0; i < count; i++) {
                all[i] = i;
                ByteSource in = new ByteSource(keys[i], HASH);
                hashes[i] = in.getLong();
                for (StateColumn column : keyValues) {
                    column.read(i, in);
                }
            }
            Column[] columns = new Column[keyValues.length];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = keyValues[i].gather(all, count);
            }
            int[] slots = new int[count];
            table.find(columns, hashes, count, slots);
            byte[][] wanted = new byte[count][];
            for (int i = 0; i < count; i++) {
                wanted[i] = slots[i] < 0 ? values[i] : null;
            }
            return wanted;
        }
    }
}
