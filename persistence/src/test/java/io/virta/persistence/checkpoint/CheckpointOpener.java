package io.virta.persistence.checkpoint;

import io.virta.error.VirtaException;
import java.nio.file.Path;

/** A process that tries to open a checkpoint and prints how that went. */
final class CheckpointOpener {
    private CheckpointOpener() {}

    public static void main(String[] arguments) {
        try (CheckpointDirectory opened = CheckpointDirectory.open(Path.of(arguments[0]))) {
            System.out.println("opened " + opened.path());
        } catch (VirtaException refused) {
            System.out.println(refused.code() + " " + refused.problem());
        }
    }
}
