package io.virta.state;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keyed state in memory that knows what changed since the last barrier, and may move entries at rest to an {@link OverflowStore} when it grows beyond its budget. Owned by one thread.
 *
 * <p>Per slot a few flags: {@code LIVE} in use; {@code DIRTY} changed since the last freeze; {@code FROZEN} part of what was frozen or restored, so that its removal must be
 * frozen too; {@code USED} touched since the last sweep of the eviction; {@code STORED} the overflow store has a copy, which is stale if the slot was {@code CHANGED} since.
 */
public final class MemoryStateTable implements StateTable {
    static final int LIVE = 1;
    static final int DIRTY = 2;
    static final int FROZEN = 4;
    static final int USED = 8;
    static final int STORED = 16;
    static final int CHANGED = 32;
    private static final int WRITTEN = LIVE | DIRTY | USED | CHANGED;

    private final StateTableSpec spec;
    private final int keyGroups;
    private final SlotTable table;
    private final RemovedKeys removed;
    private final boolean[] droppedGroups;
    /** The key groups of which anything has been frozen or restored: where a dropped bucket may have had entries. */
    private final boolean[] frozenGroups;

    private final @Nullable Spilling spilling;
    private final @Nullable Expiries expiries;
    private byte[] flags = new byte[Presence.INITIAL_SLOTS];
    private int[] dirtySlots = new int[Presence.INITIAL_SLOTS];
    private int dirtyCount;
    private long droppedUpTo = Section.NOTHING_DROPPED;

    /** A table wholly in memory. {@code keyGroups} is the query's number of key groups. */
    public MemoryStateTable(StateTableSpec spec, int keyGroups) {
        this(spec, keyGroups, null);
    }

    /** A table that moves entries at rest to {@code overflow} while it holds more memory than the budget, unless it is to be resident. */
    public MemoryStateTable(StateTableSpec spec, int keyGroups, @Nullable OverflowSettings overflow) {
        this.spec = spec;
        this.keyGroups = keyGroups;
        table = new SlotTable(spec.key(), spec.value(), spec.bucketColumn());
        removed = new RemovedKeys(spec.key());
        droppedGroups = new boolean[keyGroups];
        frozenGroups = new boolean[keyGroups];
        spilling = overflow == null || spec.isResident() ? null : new Spilling(overflow, table, spec);
        expiries = spec.expires() ? new Expiries(table, (LongState) table.values()[spec.expiryColumn()]) : null;
    }

    @Override
    public StateTableSpec spec() {
        return spec;
    }

    @Override
    public int keyGroups() {
        return keyGroups;
    }

    @Override
    public int upsert(Column[] keys, long[] hashes, int rowCount, int[] slots) {
        if (spilling != null) {
            load(spilling, keys, hashes, rowCount, slots);
        }
        int added = table.upsert(keys, hashes, rowCount, slots);
        touch(slots, rowCount);
        return added;
    }

    @Override
    public void find(Column[] keys, long[] hashes, int rowCount, int[] slots) {
        if (spilling != null) {
            load(spilling, keys, hashes, rowCount, slots);
        }
        table.find(keys, hashes, rowCount, slots);
    }

    @Override
    public void touch(int[] slots, int count) {
        ensureFlags();
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            if (slot >= 0 && (flags[slot] & WRITTEN) != WRITTEN) {
                if ((flags[slot] & DIRTY) == 0) {
                    if (dirtyCount == dirtySlots.length) {
                        dirtySlots = Arrays.copyOf(dirtySlots, Presence.grown(dirtyCount, dirtyCount + 1));
                    }
                    dirtySlots[dirtyCount++] = slot;
                }
                flags[slot] |= WRITTEN;
            }
        }
    }

    @Override
    public void remove(int[] slots, int count) {
        int[] frozen = new int[count];
        int frozenCount = 0;
        for (int i = 0; i < count; i++) {
            if ((flags[slots[i]] & FROZEN) != 0) {
                frozen[frozenCount++] = slots[i];
            }
        }
        removed.add(table, frozen, frozenCount);
        if (expiries != null) {
            expiries.setStale();
        }
        free(slots, count);
    }

    private void free(int[] slots, int count) {
        if (spilling != null) {
            spilling.forget(slots, count, flags);
        }
        for (int i = 0; i < count; i++) {
            table.remove(slots[i]);
            flags[slots[i]] &= DIRTY;
        }
    }

    @Override
    public void setExpiries(int[] slots, long[] expiryMicros, int count) {
        Expiries index = Objects.requireNonNull(expiries, "a table without an expiry column");
        index.set(slots, expiryMicros, count);
    }

    @Override
    public long removeExpired(long watermarkMicros) {
        if (expiries == null) {
            return 0;
        }
        int[] slots = new int[Batch.DEFAULT_ROWS];
        int count = expiries.takeExpired(watermarkMicros, slots);
        boolean isDropping = false;
        for (int i = 0; i < count; i++) {
            isDropping |= (flags[slots[i]] & FROZEN) != 0;
        }
        if (count > 0) {
            free(slots, count);
        } else if (spilling != null) {
            count = spilling.removeExpired(watermarkMicros);
            isDropping = count > 0;
        }
        if (isDropping) {
            dropUpTo(watermarkMicros);
        }
        return count;
    }

    /** Notes that all entries up to a bucket, or an expiry, are gone, in every key group of which any was ever frozen. */
    private void dropUpTo(long limit) {
        droppedUpTo = Math.max(droppedUpTo, limit);
        for (int group = 0; group < keyGroups; group++) {
            droppedGroups[group] |= frozenGroups[group];
        }
    }

    @Override
    public void removeBucketsUpTo(long bucket) {
        boolean isDropping = false;
        int[] slots = table.slotsUpTo(bucket);
        for (int slot : slots) {
            isDropping |= (flags[slot] & FROZEN) != 0;
            flags[slot] &= DIRTY;
        }
        table.removeUpTo(bucket, slots);
        if (spilling != null) {
            isDropping |= spilling.drop(bucket);
        }
        if (isDropping) {
            dropUpTo(bucket);
        }
    }

    @Override
    public StateColumn value(int index) {
        return table.values()[index];
    }

    @Override
    public StateColumn[] values() {
        return table.values();
    }

    @Override
    public Column[] keys(int[] slots, int count) {
        return table.keys(slots, count);
    }

    @Override
    public SlotCursor cursor(long maxBucket) {
        ArrayCursor resident = new ArrayCursor(table.slotsUpTo(maxBucket));
        return spilling == null ? resident : spilling.cursor(resident, maxBucket, this);
    }

    @Override
    public SlotCursor changed() {
        int[] live = new int[dirtyCount];
        int count = 0;
        for (int i = 0; i < dirtyCount; i++) {
            if ((flags[dirtySlots[i]] & LIVE) != 0) {
                live[count++] = dirtySlots[i];
            }
        }
        return new ArrayCursor(Arrays.copyOf(live, count));
    }

    @Override
    public long size() {
        return table.size() + spilledSize();
    }

    @Override
    public long spilledSize() {
        return spilling == null ? 0 : spilling.size();
    }

    @Override
    public long retainedBytes() {
        return table.retainedBytes()
                + flags.length
                + 4L * dirtySlots.length
                + (expiries == null ? 0 : expiries.retainedBytes())
                + (spilling == null ? 0 : spilling.retainedBytes());
    }

    @Override
    public List<StateSection> freeze(String stateId, long epoch) {
        int[] live = new int[dirtyCount];
        int liveCount = 0;
        for (int i = 0; i < dirtyCount; i++) {
            int slot = dirtySlots[i];
            if ((flags[slot] & LIVE) != 0) {
                live[liveCount++] = slot;
                flags[slot] |= FROZEN;
            }
            flags[slot] &= ~DIRTY;
        }
        dirtyCount = 0;
        KeyGroupOrder gone = KeyGroupOrder.of(positions(removed.count()), removed.count(), keyGroups, removed::hash);
        List<List<Batch>> set = KeyGroupBlocks.of(live, liveCount, keyGroups, table::hash, this::entries);
        List<StateSection> sections = new ArrayList<>();
        for (int group = 0; group < keyGroups; group++) {
            if (!set.get(group).isEmpty() || gone.count(group) > 0 || droppedGroups[group]) {
                Section section = new Section(
                        droppedGroups[group] ? droppedUpTo : Section.NOTHING_DROPPED,
                        removed.gather(gone.of(group), gone.count(group)),
                        set.get(group));
                sections.add(new StateSection(stateId, spec.name(), group, section.encode(spec)));
                frozenGroups[group] |= !set.get(group).isEmpty();
            }
        }
        removed.reset();
        Arrays.fill(droppedGroups, false);
        droppedUpTo = Section.NOTHING_DROPPED;
        evict();
        return sections;
    }

    @Override
    public void restore(StateSection section) {
        Section content = Section.decode(section.payload(), spec);
        if (expiries != null) {
            expireRestored(expiries, content.droppedUpTo());
        } else if (content.droppedUpTo() != Section.NOTHING_DROPPED) {
            dropOfKeyGroup(section.keyGroup(), content.droppedUpTo());
        }
        Batch gone = content.removed();
        if (gone.rowCount() > 0) {
            int[] slots = new int[gone.rowCount()];
            Column[] keys = gone.columns().toArray(Column[]::new);
            find(keys, hashes(keys, gone.rowCount()), gone.rowCount(), slots);
            int found = 0;
            for (int i = 0; i < gone.rowCount(); i++) {
                if (slots[i] >= 0) {
                    slots[found++] = slots[i];
                }
            }
            remove(slots, found);
        }
        for (Batch entries : content.entries()) {
            set(expiries == null ? entries : expiries.withoutExpired(entries, spec));
            frozenGroups[section.keyGroup()] = true;
        }
        settle();
        evict();
    }

    /** What has expired in one key group has in all of them; later sections have nothing of the kind. */
    private void expireRestored(Expiries index, long watermarkMicros) {
        index.restoredUpTo(watermarkMicros);
        long count = 1;
        while (count > 0) {
            count = removeExpired(index.restoredUpTo());
        }
    }

    /** Sections of several key groups may come in any order, so each drops only what is its own. */
    private void dropOfKeyGroup(int keyGroup, long bucket) {
        int[] slots = new int[Batch.DEFAULT_ROWS];
        SlotCursor all = cursor(bucket);
        for (int count = all.next(slots); count > 0; count = all.next(slots)) {
            int own = 0;
            for (int i = 0; i < count; i++) {
                if (KeyHash.keyGroup(table.hash(slots[i]), keyGroups) == keyGroup) {
                    slots[own++] = slots[i];
                }
            }
            remove(slots, own);
        }
    }

    private void set(Batch entries) {
        int rowCount = entries.rowCount();
        int[] slots = new int[rowCount];
        int keyCount = spec.key().size();
        Column[] keys = entries.columns().subList(0, keyCount).toArray(Column[]::new);
        upsert(keys, hashes(keys, rowCount), rowCount, slots);
        if (expiries != null) {
            expiries.setStale();
        }
        for (int i = 0; i < table.values().length; i++) {
            table.values()[i].scatter(entries.column(keyCount + i), slots, rowCount);
        }
    }

    /** Takes all that is there as frozen. */
    private void settle() {
        for (int i = 0; i < dirtyCount; i++) {
            int slot = dirtySlots[i];
            flags[slot] &= ~DIRTY;
            if ((flags[slot] & LIVE) != 0) {
                flags[slot] |= FROZEN;
            }
        }
        dirtyCount = 0;
        removed.reset();
        Arrays.fill(droppedGroups, false);
        droppedUpTo = Section.NOTHING_DROPPED;
    }

    /** The hashes of keys as every user of this table must compute them. */
    long[] hashes(Column[] keys, int rowCount) {
        long[] hashes = new long[rowCount];
        KeyHash.ofKeys(keys, spec.routingColumns(), rowCount, hashes);
        return hashes;
    }

    private static int[] positions(int count) {
        int[] positions = new int[count];
        Arrays.setAll(positions, i -> i);
        return positions;
    }

    private Batch entries(int[] slots, int count) {
        List<Column> columns = new ArrayList<>(List.of(table.keys(slots, count)));
        for (StateColumn value : table.values()) {
            columns.add(value.gather(slots, count));
        }
        return new Batch(count, columns);
    }

    private void ensureFlags() {
        if (flags.length < table.slotLimit()) {
            flags = Arrays.copyOf(flags, Presence.grown(flags.length, table.slotLimit()));
        }
    }

    private void load(Spilling from, Column[] keys, long[] hashes, int rowCount, int[] slots) {
        if (from.size() > 0) {
            table.find(keys, hashes, rowCount, slots);
            markUsed(slots, rowCount);
            int[] loaded = from.load(keys, hashes, rowCount, slots);
            markLoaded(loaded, loaded.length);
        }
    }

    private void markUsed(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            if (slots[i] >= 0) {
                flags[slots[i]] |= USED;
            }
        }
    }

    /** Marks slots just loaded from the overflow store as unchanged entries with a copy there. */
    void markLoaded(int[] slots, int count) {
        ensureFlags();
        for (int i = 0; i < count; i++) {
            flags[slots[i]] = (byte) (flags[slots[i]] & DIRTY | LIVE | FROZEN | USED | STORED);
        }
        if (expiries != null) {
            expiries.add(slots, count);
        }
    }

    /** Takes entries out of memory that were brought in for a while, but for those removed or changed since. */
    void unload(int[] slots) {
        if (spilling != null) {
            int[] unchanged = new int[slots.length];
            int count = 0;
            for (int slot : slots) {
                if ((flags[slot] & (LIVE | DIRTY | STORED)) == (LIVE | STORED)) {
                    unchanged[count++] = slot;
                }
            }
            spilling.unload(unchanged, count, flags);
            if (expiries != null) {
                expiries.setStale();
            }
        }
    }

    private void evict() {
        if (spilling != null) {
            ensureFlags();
            boolean hasEvicted = spilling.evict(flags, retainedBytes());
            if (hasEvicted && expiries != null) {
                expiries.setStale();
            }
        }
    }

    private static final class ArrayCursor implements SlotCursor {
        private final int[] all;
        private int position;

        ArrayCursor(int[] all) {
            this.all = all;
        }

        @Override
        public int next(int[] slots) {
            int count = Math.min(slots.length, all.length - position);
            System.arraycopy(all, position, slots, 0, count);
            position += count;
            return count;
        }
    }
}
