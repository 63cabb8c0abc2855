package io.virta.state;

import org.jspecify.annotations.Nullable;

/** The rows of a {@link RowTable} that have the hashes of others: those in memory first, then those in the overflow store. To be read to the end. */
public final class RowProbe {
    private final HashChains chains;
    private final @Nullable SpilledScan spilled;
    private HeldRows rows;
    private boolean isBeyondMemory;

    RowProbe(RowTable table, HashChains chains, @Nullable SpilledScan spilled) {
        this.chains = chains;
        this.spilled = spilled;
        this.rows = table;
    }

    /**
     * The next candidates: pairs with equal hashes, all of one {@link #rows}.
     *
     * @param probeRows receives the numbers of probing rows
     * @param heldRows receives the numbers of held rows
     * @return how many pairs, at most as many as the arrays hold; 0 at the end
     */
    public int next(int[] probeRows, int[] heldRows) {
        int found = isBeyondMemory ? 0 : chains.next(probeRows, heldRows);
        if (found == 0 && spilled != null) {
            isBeyondMemory = true;
            found = spilled.next(probeRows, heldRows);
            SpilledPage page = spilled.page();
            rows = page == null ? rows : page;
        }
        return found;
    }

    /** The held rows of the last candidates. */
    public HeldRows rows() {
        return rows;
    }
}
