/**
 * Operators that run the user's own code over rows and over groups of rows with state. The code arrives behind two ports, {@link io.virta.operator.user.BatchFunction} and
 * {@link io.virta.operator.user.GroupFunction}, which know columns only; whoever implements them turns columns into the user's objects. A function with at most one state runs in
 * {@link io.virta.operator.user.ApplyGroups}, which reads and writes states a page of groups at a time; one with named states and timers in {@link io.virta.operator.user.ProcessGroups}.
 *
 * <p>May use {@code operator}, {@code batch}, {@code state}. Start at {@link io.virta.operator.user.ApplyGroups}.
 */
@NullMarked
package io.virta.operator.user;

import org.jspecify.annotations.NullMarked;
