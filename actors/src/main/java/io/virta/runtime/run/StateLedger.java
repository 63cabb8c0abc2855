package io.virta.runtime.run;

import io.virta.persistence.state.Fold;
import io.virta.persistence.state.StateFile;
import io.virta.persistence.state.StateManifest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which files make up the state, epoch by epoch: each adds its delta, and a finished fold takes the place of the files it folded. Not thread-safe. */
final class StateLedger {
    private StateManifest current;
    private @Nullable Fold folded;

    StateLedger(StateManifest restored) {
        this.current = restored;
    }

    /** Folding has ended with this; the next epoch takes it over. */
    void folded(Fold fold) {
        folded = fold;
    }

    /** The state after an epoch that has changed this. */
    StateManifest add(List<StateFile> delta) {
        if (folded != null) {
            current = current.with(folded);
            folded = null;
        }
        current = current.plus(delta);
        return current;
    }
}
