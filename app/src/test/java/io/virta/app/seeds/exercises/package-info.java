/** The sample programs in {@code config/samples/java}, as users find them: compiled, run, and their rows checked. Start reading at {@code ClickStreamTest}. */
@NullMarked
package io.virta.app.seeds.exercises;

import org.jspecify.annotations.NullMarked;
