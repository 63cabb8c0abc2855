/**
 * The settings of Virta: documented defaults in {@code reference.conf}, and typed records read from them.
 *
 * <p>May use Typesafe Config and nothing else of Virta. Start at {@link io.virta.config.VirtaSettings}. To add a setting: a record component, its line in {@code
 * reference.conf} with a comment, and, if Spark has one for the same purpose, its name in {@link io.virta.config.SettingNames}.
 */
@NullMarked
package io.virta.config;

import org.jspecify.annotations.NullMarked;
