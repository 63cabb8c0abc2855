/**
 * Between columns and the user's objects: codecs, made once for a Java type by reflection, which read and write rows through method handles; and the functions over rows and groups that the typed API
 * plans.
 *
 * <p>Depends on the engine's ports alone. Start at {@link io.virta.session.typed.Codecs}. To support another Java type: a case in {@code Codecs}.
 */
@NullMarked
package io.virta.session.typed;

import org.jspecify.annotations.NullMarked;
