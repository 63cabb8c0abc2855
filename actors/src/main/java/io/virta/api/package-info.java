/**
 * The public API: sessions, data frames, columns, functions, readers and writers. Names and behaviour are those of Spark's Java API, so that ported code changes its imports and little else.
 *
 * <p>A thin layer: a {@link io.virta.api.DataFrame} holds an analysed logical plan and each of its methods adds a node; {@code io.virta.session} knows tables, settings and connectors, and {@code
 * io.virta.runtime} runs queries. Start at {@link io.virta.api.VirtaSession}. A function of SQL gets its static method in {@link io.virta.api.functions}; a test tells if one is missing.
 */
@NullMarked
package io.virta.api;

import org.jspecify.annotations.NullMarked;
