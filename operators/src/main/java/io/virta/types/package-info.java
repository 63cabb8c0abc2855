/**
 * The SQL types: atomic types, decimals, arrays, maps, structs, and the schemas built of them. Names follow Spark's {@code
 * org.apache.spark.sql.types}, so that ported code changes its imports only.
 *
 * <p>Depends on {@code io.virta.error}. Start at {@link
 * io.virta.types.DataType}; {@link io.virta.types.PhysicalType} says how values of a type lie in memory. The set of types is closed.
 */
@NullMarked
package io.virta.types;

import org.jspecify.annotations.NullMarked;
