package io.virta.persistence.state;

import io.virta.persistence.checkpoint.Disk;
import io.virta.state.StateSection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The state directory of a checkpoint, as one node uses it.
 *
 * <p>Order of calls: on recovery {@link #verify} and {@link #read} of the manifest in the log, then {@link #retain}, which clears what a crash left. For
 * each epoch {@link #write}, and when it is committed, {@link #retain} again. Between commits {@link #fold} may run on another thread, over a committed
 * manifest; its outcome goes into the manifest of a later epoch. Files are never changed after they are durable, and a file leaves only when no
 * manifest needs it. All calls block on the disk. Thread-safe.
 */
public final class StateStorage {
    private final Disk disk;
    private final Path directory;
    private final String node;
    private final int attempt;
    private final FoldPolicy policy;
    /** Files that this instance wrote and no retained manifest has named yet. */
    private final Set<String> fresh = new HashSet<>();

    /**
     * The storage of one run.
     *
     * @param directory the state directory of the checkpoint
     * @param node names this node among those that write there: letters and digits
     * @param attempt the number of the run
     */
    public StateStorage(Disk disk, Path directory, String node, int attempt, FoldPolicy policy) {
        this.disk = disk;
        this.directory = directory;
        this.node = node;
        this.attempt = attempt;
        this.policy = policy;
    }

    /**
     * Makes what changed in an epoch on this node durable, with one fsync of the file.
     *
     * @param sections of all shards, at most one per key group of a table
     * @return the file; none if there are no sections
     */
    public List<StateFile> write(long epoch, Collection<StateSection> sections) {
        if (sections.isEmpty()) {
            return List.of();
        }
        List<StateSection> ordered = new ArrayList<>(sections);
        ordered.sort((left, right) -> address(left).compareTo(address(right)));
        StateFileName name = new StateFileName(epoch, epoch, attempt, node);
        keep(name);
        try (StateFileWriter writer = new StateFileWriter(disk, directory, name)) {
            for (StateSection section : ordered) {
                writer.add(address(section), section.payload());
            }
            return List.of(writer.finish());
        }
    }

    /** Refuses a manifest of which a file is missing, is another, or has a damaged index. */
    public void verify(StateManifest manifest) {
        for (StateFile file : manifest.files()) {
            new StateFileReader(disk, directory, file).close();
        }
    }

    /**
     * Hands the state of some key groups of an operator to {@code consumer}, in the order in which it is to be restored, a section at a time.
     *
     * @param fromKeyGroup first key group
     * @param toKeyGroup the one after the last
     */
    public void read(
            StateManifest manifest, String stateId, int fromKeyGroup, int toKeyGroup, Consumer<StateSection> consumer) {
        for (StateFile file : manifest.files()) {
            try (StateFileReader reader = new StateFileReader(disk, directory, file)) {
                for (SectionEntry entry : reader.entries()) {
                    SectionAddress address = entry.address();
                    if (address.stateId().equals(stateId)
                            && address.keyGroup() >= fromKeyGroup
                            && address.keyGroup() < toKeyGroup) {
                        consumer.accept(new StateSection(
                                address.stateId(), address.table(), address.keyGroup(), reader.read(entry)));
                    }
                }
            }
        }
    }

    /** Folds files of a committed manifest if that pays; null if it does not, or if they have been folded and the manifest does not show it yet. */
    public @Nullable Fold fold(StateManifest manifest, SectionFolders folders) {
        List<StateFile> chosen = policy.choose(manifest);
        if (chosen.isEmpty()) {
            return null;
        }
        StateFileName target = new StateFileName(
                chosen.get(0).firstEpoch(), chosen.get(chosen.size() - 1).lastEpoch(), attempt, node + "f");
        if (disk.exists(directory.resolve(target.toString()))) {
            return null;
        }
        boolean complete = chosen.size() == manifest.files().size();
        keep(target);
        return new Fold(chosen, StateFolding.fold(disk, directory, chosen, target, complete, folders));
    }

    /** Deletes a file of this run whose epoch was aborted, or a fold that came too late. */
    public synchronized void discard(StateFile file) {
        fresh.remove(file.name());
        disk.delete(directory.resolve(file.name()));
    }

    /**
     * Deletes the files that nothing needs: not {@code live}, not an epoch in the making, and not the last {@code minEpochs} epochs before
     * {@code committedEpoch}, which stay as they were before they were folded.
     *
     * @param live the manifest of the last committed epoch, and of a prepared one
     */
    public synchronized void retain(List<StateManifest> live, long committedEpoch, int minEpochs) {
        List<StateFile> files =
                live.stream().flatMap(manifest -> manifest.files().stream()).toList();
        Set<String> needed = new HashSet<>();
        files.forEach(file -> needed.add(file.name()));
        fresh.removeAll(needed);
        for (Path path : disk.list(directory)) {
            String name = path.getFileName().toString();
            StateFileName parsed = StateFileName.parse(name);
            if (parsed != null
                    && !needed.contains(name)
                    && !fresh.contains(name)
                    && !isHistory(parsed, files, committedEpoch - minEpochs)) {
                disk.delete(path);
            }
        }
    }

    /** Whether a file was folded into one that reaches into the epochs to retain, the first of which is {@code horizon}. */
    private static boolean isHistory(StateFileName name, List<StateFile> live, long horizon) {
        for (StateFile file : live) {
            boolean same = file.firstEpoch() == name.firstEpoch() && file.lastEpoch() == name.lastEpoch();
            if (file.covers(name) && !same && file.lastEpoch() > horizon) {
                return true;
            }
        }
        return false;
    }

    private synchronized void keep(StateFileName name) {
        fresh.add(name.toString());
    }

    private static SectionAddress address(StateSection section) {
        return new SectionAddress(section.stateId(), section.table(), section.keyGroup());
    }
}
