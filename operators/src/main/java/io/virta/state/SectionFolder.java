package io.virta.state;

import java.util.List;

/** Folds the sections of one table and key group, oldest first, into one section with the content that they lead to. Stateless, safe to share. */
public interface SectionFolder {
    /**
     * One payload that restores the same content as all of them in order; empty if nothing is left.
     *
     * @param payloads a snapshot or the first delta, then the deltas that follow, without gaps
     */
    byte[] fold(List<byte[]> payloads);
}
