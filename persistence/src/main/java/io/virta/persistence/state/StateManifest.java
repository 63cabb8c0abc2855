package io.virta.persistence.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The files that make up the state after an epoch: applied in this order, later sections over earlier ones.
 *
 * @param files oldest first
 */
public record StateManifest(List<StateFile> files) {
    /** No state. */
    public static final StateManifest EMPTY = new StateManifest(List.of());

    /** Copies the list. */
    public StateManifest {
        files = List.copyOf(files);
    }

    /** This state with the changes of the next epoch, one file per node that had any. */
    public StateManifest plus(List<StateFile> deltas) {
        List<StateFile> more = new ArrayList<>(files);
        more.addAll(deltas);
        return new StateManifest(more);
    }

    /** The same state with the folded file for those it replaces; this manifest if it does not have all of them. */
    public StateManifest with(Fold fold) {
        int start = Collections.indexOfSubList(files, fold.replaced());
        if (start < 0) {
            return this;
        }
        List<StateFile> fewer = new ArrayList<>(files.subList(0, start));
        fewer.addAll(fold.result());
        fewer.addAll(files.subList(start + fold.replaced().size(), files.size()));
        return new StateManifest(fewer);
    }

    /** Bytes of all files. */
    public long lengthBytes() {
        long sum = 0;
        for (StateFile file : files) {
            sum += file.lengthBytes();
        }
        return sum;
    }
}
