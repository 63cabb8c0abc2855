/**
 * Columnar data: a {@link io.virta.batch.Batch} is an immutable number of rows as equally long {@link io.virta.batch.Column}s.
 *
 * <p>Columns are primitive arrays plus a null mask. A column is <em>flat</em> (one class per {@link io.virta.types.PhysicalType}), a
 * <em>dictionary</em> (indices into a flat column of distinct values) or a <em>constant</em> (one value for all rows). Arrays handed to a column belong to
 * it: nobody writes to them afterwards, so batches are shared between threads without locks and never recycled.
 *
 * <p>{@link io.virta.batch.ColumnBuilder}s grow columns row by row, {@link io.virta.batch.BatchCodec} turns batches into bytes and back. May use {@code
 * io.virta.types} and {@code io.virta.error}. Start at {@link io.virta.batch.Batch}. The set of column layouts is closed.
 */
@NullMarked
package io.virta.batch;

import org.jspecify.annotations.NullMarked;
