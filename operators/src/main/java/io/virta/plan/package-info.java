/**
 * The logical plan that SQL and the DataFrame API both build.
 *
 * <p>May use: {@code expression}, {@code types}, {@code error}.
 */
@NullMarked
package io.virta.plan;

import org.jspecify.annotations.NullMarked;
