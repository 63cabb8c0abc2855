package io.virta.persistence.rocks;

import org.rocksdb.InfoLogLevel;
import org.rocksdb.Logger;
import org.rocksdb.RocksDB;

/**
 * The native library of RocksDB. Its first use unpacks and links tens of megabytes, a quarter of a second: a process that will need it calls
 * {@link #preload()} first thing. Thread-safe.
 */
public final class RocksLibrary {
    private RocksLibrary() {}

    /** Loads the library now, unless that has happened; must precede any other use of RocksDB. */
    public static void load() {
        RocksDB.loadLibrary();
    }

    /** Starts to load the library on a thread of its own and returns at once. */
    public static void preload() {
        Thread thread = new Thread(RocksLibrary::load, "virta-rocksdb-load");
        thread.setDaemon(true);
        thread.start();
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
