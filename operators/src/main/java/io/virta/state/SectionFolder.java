package io.virta.state;

import java.util.List;

/** Folds the sections of one table and key group, oldest first, into one section with the content that they lead to. Stateless, safe to share. */
public interface SectionFolder {
    /**
     * One payload with the same effect as all of them in order; empty if it would have none.
     *
     * @param payloads snapshots and deltas that follow each other without gaps
     * @param complete whether they are all there is since the table was empty, so that removals may be forgotten; else the result is a delta over what
     *     came before, and must keep them
     */
    byte[] fold(List<byte[]> payloads, boolean complete);
}
