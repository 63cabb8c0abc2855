package io.virta.persistence.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.persistence.checkpoint.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StateStorageProperties {
    /** Epochs, folds that are taken up at once, late or never, aborts, crashes: what is committed is what is restored, and files do not pile up. */
    @Property(tries = 30)
    void whatIsCommittedIsRestored(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int minFiles)
            throws IOException {
        Path directory = Files.createTempDirectory("state");
        Random random = new Random(seed);
        int attempt = 1;
        StateStorage storage = new StateStorage(Disk.local(), directory, "n", attempt, new FoldPolicy(minFiles));
        TextTable table = new TextTable();
        StateManifest committed = StateManifest.EMPTY;
        Fold pending = null;
        int epoch = 0;
        for (int step = 0; step < 60; step++) {
            change(table, random);
            List<StateFile> delta = storage.write(epoch, table.freeze());
            if (random.nextInt(8) == 0) {
                attempt++;
                storage = new StateStorage(Disk.local(), directory, "n", attempt, new FoldPolicy(minFiles));
                table = restored(storage, committed);
                storage.retain(List.of(committed), epoch - 1, 2);
                pending = null;
                continue;
            }
            StateManifest prepared = committed.plus(delta);
            if (pending != null && random.nextBoolean()) {
                prepared = prepared.with(pending);
                pending = null;
            }
            committed = prepared;
            if (pending == null) {
                pending = storage.fold(committed, TextTable.folders());
            }
            storage.retain(List.of(committed), epoch, 2);
            assertThat(restored(storage, committed).values()).isEqualTo(table.values());
            epoch++;
        }
        assertThat(committed.files().size()).isLessThan(40);
        deleteAll(directory);
    }

    private static void change(TextTable table, Random random) {
        for (int i = random.nextInt(5); i >= 0; i--) {
            table.put(random.nextInt(50), "value " + random.nextInt());
            table.remove(random.nextInt(50));
        }
    }

    private static TextTable restored(StateStorage storage, StateManifest manifest) {
        TextTable table = new TextTable();
        storage.read(manifest, "agg", 0, TextTable.KEY_GROUPS, table::restore);
        return table;
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
