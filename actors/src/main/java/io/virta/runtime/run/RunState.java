package io.virta.runtime.run;

import io.virta.error.VirtaException;
import io.virta.persistence.state.Fold;
import io.virta.persistence.state.StateFile;
import io.virta.persistence.state.StateManifest;
import io.virta.state.SectionFolder;
import io.virta.state.StateSection;
import io.virta.state.TableFolder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The durable state of a run, epoch by epoch: each adds its delta, and a finished fold takes the place of the files it folded. {@link #write} and {@link #tidy} block and may run
 * beside the other calls, which come from the run's thread.
 */
final class RunState {
    private final RunSetup setup;
    private StateManifest current;
    private @Nullable Fold folded;

    RunState(RunSetup setup) {
        this.setup = setup;
        this.current = setup.manifest();
    }

    /** Makes durable what changed in an epoch, and the rows it read that cannot be read again. */
    List<StateFile> write(long epoch, List<StateSection> sections) {
        if (setup.sourceLog() != null) {
            setup.sourceLog().sync();
        }
        return setup.storage().write(epoch, sections);
    }

    /** The state after an epoch that wrote these files. */
    StateManifest add(List<StateFile> delta) {
        if (folded != null) {
            current = current.with(folded);
            folded = null;
        }
        current = current.plus(delta);
        return current;
    }

    /** Deletes files that nothing needs and folds deltas of a committed state if that pays; null if it does not. */
    @Nullable Fold tidy(long committedEpoch, StateManifest committed) {
        setup.storage()
                .retain(
                        List.of(committed),
                        committedEpoch,
                        setup.query().settings().retention().minEpochs());
        return setup.storage().fold(committed, this::folder);
    }

    /** Folding has ended with this; the next epoch takes it over. */
    void folded(Fold fold) {
        folded = fold;
    }

    private SectionFolder folder(String stateId, String table) {
        return setup.query().plan().stages().stream()
                .filter(stage -> stage.stateId().equals(stateId))
                .flatMap(stage -> stage.operators().get(0).stateTables().stream())
                .filter(spec -> spec.name().equals(table))
                .<SectionFolder>map(TableFolder::new)
                .findFirst()
                .orElseThrow(() -> VirtaException.internal(
                        "There is state of " + stateId + "/" + table + ", which the plan does not have."));
    }
}
