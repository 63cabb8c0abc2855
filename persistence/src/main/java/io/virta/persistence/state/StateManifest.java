package io.virta.persistence.state;

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
}
