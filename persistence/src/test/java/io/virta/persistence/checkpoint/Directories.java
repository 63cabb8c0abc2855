package io.virta.persistence.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What tests do to directories: compare, copy and damage them. */
public final class Directories {
    private Directories() {}

    /** A fingerprint of each file by path, to show that nothing changed. */
    public static Map<String, Integer> contents(Path directory) {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                contents.put(
                        directory.relativize(file).toString(),
                        Files.isDirectory(file) ? 0 : Arrays.hashCode(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    /** Copies a directory with all that is in it. */
    public static void copy(Path source, Path target) {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Inverts one byte. */
    public static void flip(Path file, long position) {
        try {
            byte[] content = Files.readAllBytes(file);
            content[(int) position] = (byte) ~content[(int) position];
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts a file off after {@code length} bytes. */
    public static void truncate(Path file, long length) {
        try {
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
