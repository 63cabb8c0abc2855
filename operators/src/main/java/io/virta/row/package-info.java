/**
 * Rows as objects, for users and tests: what {@code collectAsList()} returns and {@code foreach} receives. Never on the data path.
 *
 * <p>{@link io.virta.row.RowConverter} turns batches into rows and back, {@link io.virta.row.Literals} literals into columns and back, {@link
 * io.virta.row.TableText} rows into the tables that people read. May use {@code types}, {@code time},
 * {@code batch}, {@code expression}. Start at {@link io.virta.row.Row}.
 */
@NullMarked
package io.virta.row;

import org.jspecify.annotations.NullMarked;
