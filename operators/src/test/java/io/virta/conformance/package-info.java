/**
 * The cases in {@code src/test/resources/conformance}: queries with input and what Apache Spark made of them. Start at {@link
 * io.virta.conformance.ConformanceCase}.
 */
@NullMarked
package io.virta.conformance;

import org.jspecify.annotations.NullMarked;
