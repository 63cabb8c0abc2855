package io.virta.runtime.run;

import io.virta.persistence.state.Fold;
import io.virta.persistence.state.StateFile;
import io.virta.persistence.state.StateManifest;
import io.virta.state.SectionFolder;
import io.virta.state.StateSection;
import io.virta.state.TableFolder;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The durable state of a run, epoch by epoch: each adds its delta, and a finished fold takes the place of the files it folded. {@link #write} and {@link #tidy} block and may run
 * beside the other calls, which come from the run's thread.
 */
final class RunState implements AutoCloseable {
    private static final int TIDY_EVERY = 16;

    private final RunSetup setup;
    private StateManifest current;
    private @Nullable Fold folded;
    private boolean tidying;
    private long nextTidying;
    private volatile boolean closed;

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

    /** Whether to tidy up now that an epoch is committed; if so, {@link #tidied} follows. */
    boolean beginTidying(long committedEpoch) {
        if (tidying || committedEpoch < nextTidying) {
            return false;
        }
        tidying = true;
        nextTidying = committedEpoch + TIDY_EVERY;
        return true;
    }

    /** Deletes files that nothing needs and folds deltas of a committed state if that pays; null if it does not, or if the run ends meanwhile. */
    @Nullable Fold tidy(long committedEpoch, StateManifest committed) {
        setup.storage()
                .retain(
                        List.of(committed),
                        committedEpoch,
                        setup.query().settings().retention().minEpochs());
        try {
            return setup.storage().fold(committed, this::folder);
        } catch (CancellationException runHasEnded) {
            return null;
        }
    }

    /** Tidying has ended, with a fold that the next epoch takes over, or null. */
    void tidied(@Nullable Fold fold) {
        tidying = false;
        if (fold != null) {
            folded = fold;
        }
    }

    /** The run ends: a fold under way is given up and its file deleted. */
    @Override
    public void close() {
        closed = true;
    }

    private SectionFolder folder(String stateId, String table) {
        if (closed) {
            throw new CancellationException();
        }
        return setup.query().plan().stages().stream()
                .filter(stage -> stage.stateId().equals(stateId))
                .flatMap(stage -> stage.operators().get(0).stateTables().stream())
                .filter(spec -> spec.name().equals(table))
                .<SectionFolder>map(TableFolder::new)
                .findFirst()
                // A start lets a table go only if the user's function has deleted the state.
                .orElse((payloads, complete) -> new byte[0]);
    }
}
