/**
 * The public API: sessions, data frames, columns, functions, readers and writers. Names and behaviour are those of Spark's Java API, so that ported code changes its imports and little else.
 *
 * <p>A thin layer: a {@link io.virta.api.DataFrame} holds an analysed logical plan and each of its methods adds a node; {@code io.virta.session} knows tables, settings and connectors, and {@code
 * io.virta.runtime} runs queries. Start at {@link io.virta.api.VirtaSession}. What a dataset can do lies in
 * a class for each concept, {@code DatasetColumns}, {@code DatasetJoins} and so on, each of which extends the one before; so do the groups of {@link io.virta.api.functions}: a function of SQL gets
 * its static method in one of them; a test tells if one is missing.
 */
@NullMarked
package io.virta.api;

import org.jspecify.annotations.NullMarked;
