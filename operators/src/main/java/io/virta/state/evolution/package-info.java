/**
 * How state outlives a change of the Java class it is made of: what is written says in which schema ({@link io.virta.state.evolution.SchemaText}), and is turned into the schema of the reader
 * ({@link io.virta.state.evolution.SchemaEvolution}). Depends on {@code types} and {@code batch}.
 */
@NullMarked
package io.virta.state.evolution;

import org.jspecify.annotations.NullMarked;
