package io.virta.connectors.file;

import java.nio.file.Path;

/**
 * A file as it was listed.
 *
 * @param root the directory under which it was found; the directories between tell its partition
 */
record FileEntry(Path root, Path path, long lengthBytes, long modifiedMillis) {}
