/**
 * Tests of functions over state without a session, a source or a clock: {@link io.virta.api.testing.ProcessorTester} for processors, {@link io.virta.api.testing.GroupStateTester} for functions with one state,
 * {@link io.virta.api.testing.TestGroupState} for a single call of one. They run the operator that queries run, in the test's thread, so what a test sees is what a query does.
 *
 * <p>{@code docs/state-functions.md} shows how.
 */
@NullMarked
package io.virta.api.testing;

import org.jspecify.annotations.NullMarked;
