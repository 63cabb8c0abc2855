package io.virta.persistence.journal;

import io.virta.error.VirtaException;
import io.virta.persistence.checkpoint.StorageErrors;
import io.virta.persistence.rocks.RocksErrors;
import io.virta.persistence.rocks.RocksLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.rocksdb.CompressionType;
import org.rocksdb.Logger;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WALRecoveryMode;

/**
 * An open RocksDB with what it was opened with. Tuned for a log of a few hundred small events: small buffers, no compression, no statistics, no log
 * file. A torn last write, which nobody was told of, is dropped; any other damage is refused before the directory changes.
 */
final class JournalDatabase implements AutoCloseable {
    private static final int WRITE_BUFFER_BYTES = 1 << 20;
    private static final int MAX_OPEN_FILES = 64;
    private static final long MANIFEST_PREALLOCATION_BYTES = 64 << 10;

    private final Logger log;
    private final Options options;
    private final RocksDB rocks;

    private JournalDatabase(Logger log, Options options, RocksDB rocks) {
        this.log = log;
        this.options = options;
        this.rocks = rocks;
    }

    /**
     * Opens the database of {@code directory}, or makes one there if the directory is absent or empty.
     *
     * @param acknowledged the number of the last write that somebody was told of, which must be there; 0 if none is known
     */
    static JournalDatabase open(Path directory, long acknowledged) {
        RocksLibrary.load();
        boolean fresh = isEmpty(directory);
        if (fresh && acknowledged > 0) {
            throw StorageErrors.damaged(directory, "is empty, although epochs were logged in it");
        }
        Logger log = RocksLibrary.silentLog();
        Options options = options().setLogger(log);
        try {
            if (!fresh) {
                verify(directory, options, acknowledged);
            }
            Files.createDirectories(directory);
            return new JournalDatabase(
                    log, options, RocksDB.open(options.setCreateIfMissing(fresh), directory.toString()));
        } catch (RocksDBException e) {
            close(options, log);
            throw RocksErrors.of("open", directory, e);
        } catch (IOException e) {
            close(options, log);
            throw StorageErrors.io("create", directory, e);
        } catch (VirtaException e) {
            close(options, log);
            throw e;
        }
    }

    private static Options options() {
        return new Options()
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxWriteBufferNumber(2)
                .setMaxOpenFiles(MAX_OPEN_FILES)
                .setMaxFileOpeningThreads(1)
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setManifestPreallocationSize(MANIFEST_PREALLOCATION_BYTES)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords);
    }

    /** Refuses a database of which anything is damaged or missing, before opening it for writing changes it. */
    private static void verify(Path directory, Options options, long acknowledged) throws RocksDBException {
        if (!Files.exists(directory.resolve("CURRENT"))) {
            throw StorageErrors.damaged(directory.resolve("CURRENT"), "is missing");
        }
        try (RocksDB found = RocksDB.openReadOnly(options, directory.toString())) {
            JournalCheck.require(directory, found, acknowledged);
        }
    }

    private static boolean isEmpty(Path directory) {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw StorageErrors.io("list", directory, e);
        }
    }

    private static void close(Options options, Logger log) {
        options.close();
        log.close();
    }

    RocksDB rocks() {
        return rocks;
    }

    @Override
    public void close() {
        rocks.close();
        close(options, log);
    }
}
