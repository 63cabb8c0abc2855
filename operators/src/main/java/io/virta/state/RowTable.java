package io.virta.state;

import io.virta.batch.Batch;
import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows found by the hash of some of their columns, of which several may be alike: one side of a join of streams. A row is added once, may be marked as having a match, and goes when the watermark reaches its
 * expiry; nothing else changes or removes it. Used by one thread.
 *
 * <p>In memory a row has a slot, {@link RowBlocks} by expiry and {@link HashChains} by hash. Beyond the budget rows are in an {@link OverflowStore} ({@link SpilledRows}), those first that expire last: rows that
 * will soon be gone are not worth writing. A row is in one of the two only. Candidates in the store are read a page at a time and stay there, but for rows that are marked: they come back.
 *
 * <p>In sections a row is known by a number, unique in its key group. Those that expired are told by the watermark alone.
 */
public final class RowTable implements DurableState, HeldRows {
    private static final int PAGE = Batch.DEFAULT_ROWS;
    /** Of the slots that the budget allows, how many stay in use when it is exceeded. */
    private static final double KEPT = 0.75;

    private final StateTableSpec spec;
    private final int keyGroups;
    private final StateColumn[] values;
    private final BooleanState matched;
    private final LongState expiry;
    private final LongState numbers = new LongState(false);
    private final RowBlocks blocks = new RowBlocks();
    private final HashChains chains = new HashChains(0);
    private final @Nullable SpilledRows spilled;
    private final long budgetBytes;
    /** The key groups of which anything has been frozen or restored: where rows that expire must be told of. */
    private final boolean[] frozenGroups;

    private final int[] page = new int[PAGE];
    private int[] slots = new int[0];
    private int[] dirty = new int[Presence.INITIAL_SLOTS];
    private int dirtyCount;
    private long size;
    private long nextNumber;
    /** The number of the first row added since the last freeze. */
    private long firstFresh;

    private long expiredUpTo = Section.NOTHING_DROPPED;
    private @Nullable RowRestore restore;

    /** An empty table; {@code overflow} null to keep all in memory. */
    public RowTable(StateTableSpec spec, int keyGroups, @Nullable OverflowSettings overflow) {
        this.spec = spec;
        this.keyGroups = keyGroups;
        values = StateColumn.ofKeys(spec.value());
        matched = (BooleanState) values[values.length - 2];
        expiry = (LongState) values[values.length - 1];
        frozenGroups = new boolean[keyGroups];
        spilled = overflow == null ? null : new SpilledRows(overflow, this);
        budgetBytes = overflow == null ? Long.MAX_VALUE : overflow.budgetBytes();
    }

    @Override
    public StateTableSpec spec() {
        return spec;
    }

    /**
     * Adds rows.
     *
     * @param rows without the columns that the table adds
     * @param hashes of the columns by which they are found
     * @param isMatched whether each is marked at once
     * @param expiryMicros when each goes; later than any watermark for which rows have gone
     */
    public void add(Batch rows, long[] hashes, boolean[] isMatched, long[] expiryMicros) {
        int count = rows.rowCount();
        long[] added = new long[count];
        for (int i = 0; i < count; i++) {
            added[i] = nextNumber++;
        }
        List<Column> columns = new ArrayList<>(rows.columns());
        columns.add(new BooleanColumn(isMatched, null, count));
        columns.add(new LongColumn(expiryMicros, null, count));
        put(columns, added, hashes, expiryMicros, count);
        addDirty(slots, count);
    }

    /** Gives rows slots, which are in {@code slots} then. */
    private void put(List<Column> columns, long[] added, long[] hashes, long[] expiryMicros, int count) {
        if (slots.length < count) {
            slots = new int[count];
        }
        blocks.allocate(expiryMicros, count, slots, size);
        numbers.ensureCapacity(blocks.slotLimit());
        for (StateColumn value : values) {
            value.ensureCapacity(blocks.slotLimit());
        }
        for (int i = 0; i < values.length; i++) {
            values[i].scatter(columns.get(i), slots, count);
        }
        numbers.scatter(new LongColumn(added, null, count), slots, count);
        chains.add(slots, hashes, count);
        size += count;
    }

    private void addDirty(int[] changed, int count) {
        if (dirtyCount + count > dirty.length) {
            dirty = Arrays.copyOf(dirty, Presence.grown(dirty.length, dirtyCount + count));
        }
        System.arraycopy(changed, 0, dirty, dirtyCount, count);
        dirtyCount += count;
    }

    /** Begins to look for the rows that have the hashes of others. */
    public RowProbe probe(long[] hashes, boolean[] matchable, int rowCount) {
        chains.probe(hashes, matchable, rowCount);
        return new RowProbe(this, chains, spilled == null ? null : spilled.scan(hashes, matchable, rowCount));
    }

    @Override
    public Column gather(int column, int[] rows, int count) {
        return values[column].gather(rows, count);
    }

    @Override
    public boolean isMatched(int row) {
        return matched.values()[row];
    }

    @Override
    public boolean isFresh(int row) {
        return numbers.values()[row] >= firstFresh;
    }

    @Override
    public void mark(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!matched.values()[row]) {
                matched.put(row, true);
                if (!isFresh(row)) {
                    addDirty(new int[] {row}, 1);
                }
            }
        }
    }

    /** Takes rows back into memory that have been marked while they were in the store. */
    void takeBack(List<Column> columns, long[] rowNumbers, long[] hashes, long[] expiryMicros, int count) {
        if (spilled != null) {
            spilled.remove(hashes, rowNumbers, expiryMicros, count);
        }
        put(columns, rowNumbers, hashes, expiryMicros, count);
        addDirty(slots, count);
    }

    /** Who wants to see rows before they are gone. */
    @FunctionalInterface
    public interface Departures {
        /** Rows that have expired; called once a page. */
        void leaving(HeldRows held, int[] rows, int count);
    }

    /**
     * Removes some of the rows whose expiry is at or before the watermark, a page at most.
     *
     * @param departures sees them before, null if nobody wants to
     * @return how many; 0 if none is left
     */
    public int removeExpired(long watermarkMicros, @Nullable Departures departures) {
        int count = takeExpired(Math.min(watermarkMicros, StateTableSpec.NEVER - 1), departures);
        if (count == 0 && spilled != null) {
            count = spilled.removeExpired(Math.min(watermarkMicros, StateTableSpec.NEVER - 1), departures);
            expiredUpTo = count > 0 ? Math.max(expiredUpTo, watermarkMicros) : expiredUpTo;
        }
        return count;
    }

    private int takeExpired(long watermarkMicros, @Nullable Departures departures) {
        int count = blocks.takeExpired(watermarkMicros, expiry.values(), page);
        if (count > 0) {
            if (departures != null) {
                departures.leaving(this, page, count);
            }
            boolean wasFrozen = false;
            for (int i = 0; i < count; i++) {
                wasFrozen |= !isFresh(page[i]);
            }
            expiredUpTo = wasFrozen ? Math.max(expiredUpTo, watermarkMicros) : expiredUpTo;
            free(page, count);
        }
        return count;
    }

    /** Lets go of rows, whose slots are used again after {@link #reuseFree}. */
    private void free(int[] rows, int count) {
        chains.remove(rows, count);
        for (StateColumn value : values) {
            if (!value.hasFixedWidth()) {
                value.clear(rows, count);
            }
        }
        size -= count;
    }

    @Override
    public long size() {
        return size + spilledSize();
    }

    @Override
    public long spilledSize() {
        return spilled == null ? 0 : spilled.size();
    }

    @Override
    public long retainedBytes() {
        long total = numbers.retainedBytes() + blocks.retainedBytes() + chains.retainedBytes() + 4L * dirty.length;
        for (StateColumn value : values) {
            total += value.retainedBytes();
        }
        return total + (spilled == null ? 0 : spilled.retainedBytes());
    }

    @Override
    public List<StateSection> freeze(String stateId, long epoch) {
        restore = null;
        List<List<Batch>> set = changedByKeyGroup();
        List<StateSection> sections = new ArrayList<>();
        for (int group = 0; group < keyGroups; group++) {
            boolean hasExpired = expiredUpTo != Section.NOTHING_DROPPED && frozenGroups[group];
            if (hasExpired || !set.get(group).isEmpty()) {
                Section section = new Section(
                        hasExpired ? expiredUpTo : Section.NOTHING_DROPPED,
                        Batch.of(0, new LongColumn(new long[0], null)),
                        set.get(group));
                sections.add(new StateSection(stateId, spec.name(), group, section.encode(spec)));
                frozenGroups[group] |= !set.get(group).isEmpty();
            }
        }
        dirtyCount = 0;
        firstFresh = nextNumber;
        expiredUpTo = Section.NOTHING_DROPPED;
        evict();
        return sections;
    }

    private List<List<Batch>> changedByKeyGroup() {
        int count = 0;
        for (int i = 0; i < dirtyCount; i++) {
            if (expiry.values()[dirty[i]] != RowBlocks.GONE) {
                dirty[count++] = dirty[i];
            }
        }
        return KeyGroupBlocks.of(dirty, count, keyGroups, chains::hash, this::entries);
    }

    private Batch entries(int[] rows, int count) {
        List<Column> columns = new ArrayList<>(values.length + 1);
        columns.add(numbers.gather(rows, count));
        for (StateColumn value : values) {
            columns.add(value.gather(rows, count));
        }
        return new Batch(count, columns);
    }

    @Override
    public void restore(StateSection section) {
        if (restore == null) {
            restore = new RowRestore(this, keyGroups);
        }
        restore.apply(section);
        frozenGroups[section.keyGroup()] = true;
        firstFresh = nextNumber;
        expiredUpTo = Section.NOTHING_DROPPED;
    }

    /** Gives numbers to new rows that are higher than one that a section has. */
    void numberAfter(long number) {
        nextNumber = Math.max(nextNumber, number + 1);
    }

    /** Adds restored rows; tells their slots. */
    int[] addRestored(List<Column> columns, long[] rowNumbers, long[] hashes, long[] expiryMicros, int count) {
        put(columns, rowNumbers, hashes, expiryMicros, count);
        return slots;
    }

    /** Lets slots of rows that are gone be used again; moves rows out of memory, if they take more than the budget, and tells whether it did. No row may have changed since the last freeze. */
    boolean evict() {
        reuseFree();
        long retained = retainedBytes();
        if (spilled == null || retained <= budgetBytes) {
            return false;
        }
        double bytesPerSlot = (double) retained / Math.max(1, blocks.slotLimit());
        long allowed = (long) (budgetBytes / bytesPerSlot);
        if (blocks.slotsInUse() <= allowed) {
            return false;
        }
        while (blocks.slotsInUse() > allowed * KEPT) {
            int count = 0;
            while (count + RowBlocks.BLOCK <= page.length && blocks.slotsInUse() > allowed * KEPT) {
                count = blocks.takeLastBlock(expiry.values(), page, count);
            }
            spilled.write(page, count);
            free(page, count);
        }
        reuseFree();
        return true;
    }

    /** Lets slots be used again whose rows are gone. */
    private void reuseFree() {
        chains.mend();
        blocks.reuseFree();
    }

    /** The slots of all rows in memory. */
    int[] allSlots() {
        return blocks.slots(expiry.values());
    }

    long number(int slot) {
        return numbers.values()[slot];
    }

    long hash(int slot) {
        return chains.hash(slot);
    }

    StateColumn[] values() {
        return values;
    }

    @Nullable SpilledRows spilled() {
        return spilled;
    }
}
