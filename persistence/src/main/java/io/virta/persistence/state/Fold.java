package io.virta.persistence.state;

import java.util.List;

/**
 * Files that were folded into fewer.
 *
 * @param replaced consecutive files of a manifest, oldest first
 * @param result what stands for them: one durable file, or none where nothing is left
 */
public record Fold(List<StateFile> replaced, List<StateFile> result) {
    /** Copies the lists. */
    public Fold {
        replaced = List.copyOf(replaced);
        result = List.copyOf(result);
    }
}
