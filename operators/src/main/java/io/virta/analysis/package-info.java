/**
 * Resolution of names and types in a logical plan, and the checks on what may run as a stream.
 *
 * <p>{@link io.virta.analysis.Analyzer} resolves a plan bottom up; {@link io.virta.analysis.EventTimeColumns} says which of its columns carry a watermark, {@link
 * io.virta.analysis.StreamingCheck} refuses what has no incremental meaning. {@link io.virta.analysis.Catalog} is the port to tables and views. Errors carry
 * Spark's condition and say what to do.
 *
 * <p>May use: {@code plan}, {@code expression}, {@code function}, {@code types}, {@code error}, {@code connector} (tables, output modes), {@code evaluation} (which
 * casts there are). Start at {@code PlanResolver}, which has a rule per kind of node. To add a kind of node: a rule there, its columns in {@code PlanOutput}, and
 * what it means for streams in {@code StreamingCheck} and {@code EventTimeColumns}.
 */
@NullMarked
package io.virta.analysis;

import org.jspecify.annotations.NullMarked;
