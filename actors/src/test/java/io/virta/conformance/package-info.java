/**
 * The conformance cases on the real runtime. Start at {@code ConformanceTest}; {@code CaseRun} is one execution of one case, {@code CaseViews} names what a case reads. The cases and what reads them are
 * in the tests of {@code operators}.
 */
@NullMarked
package io.virta.conformance;

import org.jspecify.annotations.NullMarked;
