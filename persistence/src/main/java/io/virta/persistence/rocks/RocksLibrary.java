package io.virta.persistence.rocks;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import org.jspecify.annotations.Nullable;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Logger;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * The native library of RocksDB. Thread-safe.
 *
 * <p>RocksDB by itself unpacks it into a temporary file at every start, which takes a fifth of a second and stays there when the process is killed. So it is
 * unpacked once per version, below {@code ~/.cache/virta}, and loaded from there; where that cannot be done, RocksDB has its way. A process that will need it
 * calls {@link #preload()} first thing.
 */
public final class RocksLibrary {
    private RocksLibrary() {}

    /** Loads the library now, unless that has happened; must precede any other use of RocksDB. */
    public static synchronized void load() {
        try {
            Path directory = unpacked();
            if (directory != null) {
                RocksDB.loadLibrary(List.of(directory.toString()));
                return;
            }
        } catch (IOException | UnsatisfiedLinkError | SecurityException e) {
            // No home directory that can be written, or no execution from it.
        }
        RocksDB.loadLibrary();
    }

    /** Starts to load the library on a thread of its own and returns at once. */
    public static void preload() {
        Thread thread = new Thread(RocksLibrary::load, "virta-rocksdb-load");
        thread.setDaemon(true);
        thread.start();
    }

    /** The directory where the library lies under the name that RocksDB looks for, null if it does not come in a jar. */
    private static @Nullable Path unpacked() throws IOException {
        URL resource = RocksDB.class.getClassLoader().getResource(Environment.getJniLibraryFileName("rocksdb"));
        if (resource == null || !(resource.openConnection() instanceof JarURLConnection connection)) {
            return null;
        }
        JarEntry entry = connection.getJarEntry();
        Path directory = Path.of(
                System.getProperty("user.home"), ".cache", "virta", "rocksdb-" + Long.toHexString(entry.getCrc()));
        Path file = directory.resolve(Environment.getJniLibraryFileName("rocksdbjni"));
        if (!Files.exists(file) || Files.size(file) != entry.getSize()) {
            Files.createDirectories(directory);
            Path temporary = Files.createTempFile(directory, "unpacking", "");
            try (InputStream in = connection.getInputStream()) {
                Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return directory;
    }

    /** A log that drops everything, so that RocksDB keeps no log file of its own. The caller closes it after the database. */
    public static Logger silentLog() {
        return new Logger(InfoLogLevel.FATAL_LEVEL) {
            @Override
            protected void log(InfoLogLevel level, String message) {
                // Faults reach the caller as exceptions.
            }
        };
    }
}
