/**
 * Files in directories, as streams, tables and exactly-once sinks, in the formats {@code json}, {@code csv} and {@code text}.
 *
 * <p>A {@link io.virta.connectors.file.FileFormat} knows how records lie in a file; everything else is shared. The source plans whole files per epoch, cut into byte ranges for
 * several readers, and reads exactly the bytes planned. The sink writes into a hidden directory inside its target and publishes by renaming. May use {@code io.virta.connector}, {@code
 * format}. Start at {@link io.virta.connectors.file.FileConnector}. To add a format: a {@code FileFormat} and a connector of three lines.
 */
@NullMarked
package io.virta.connectors.file;

import org.jspecify.annotations.NullMarked;
