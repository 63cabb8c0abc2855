/**
 * What a session is made of below the API that users see: settings, tables and views by name, connectors by format, the way from a logical plan to a running query or
 * a finished batch, and the sinks and sources that a program itself is.
 *
 * <p>Start at {@link io.virta.session.SessionState}. May use the engine, {@code io.virta.config} and {@code io.virta.runtime}; knows nothing of {@code
 * io.virta.api}.
 */
@NullMarked
package io.virta.session;

import org.jspecify.annotations.NullMarked;
