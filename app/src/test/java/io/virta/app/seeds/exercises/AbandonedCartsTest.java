package io.virta.app.seeds.exercises;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample of a state function that comes with its test. */
class AbandonedCartsTest {
    @TempDir
    Path classes;

    @Test
    void testsItself() throws Exception {
        try (SampleProgram program = new SampleProgram("AbandonedCarts", classes)) {
            program.run();
        }
    }
}
