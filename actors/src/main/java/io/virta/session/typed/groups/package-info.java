/**
 * Functions over the objects of a group and at most one state: between the engine's calls and the user's code of {@code mapGroups}, {@code flatMapGroupsWithState} and their kin.
 *
 * <p>Depends on {@code io.virta.session.typed} for codecs. Start at {@link io.virta.session.typed.groups.GroupsFunction}.
 */
@NullMarked
package io.virta.session.typed.groups;

import org.jspecify.annotations.NullMarked;
