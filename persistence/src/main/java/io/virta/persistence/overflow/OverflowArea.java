package io.virta.persistence.overflow;

import io.virta.persistence.rocks.RocksErrors;
import io.virta.persistence.rocks.RocksLibrary;
import io.virta.state.OverflowStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Logger;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBufferManager;

/**
 * Where the state of one run goes that does not fit its memory budget: a scratch directory, and native memory within {@link OverflowMemory} for all
 * stores in it together. Bloom filters keep look-ups of new keys away from the disk; filters and indexes stay in memory, since a cache that must evict them makes every look-up read
 * them again.
 *
 * <p>Open from {@link #open} to {@link #close}, which closes all stores and deletes the directory. Thread-safe.
 */
public final class OverflowArea implements AutoCloseable {
    private static final double BLOOM_BITS_PER_KEY = 10;
    private static final long BLOCK_BYTES = 4 << 10;
    private static final long WRITE_BUFFER_BYTES = 16L << 20;
    private static final int MAX_OPEN_FILES = 256;

    private final ScratchDirectory scratch;
    private final Logger log;
    private final Cache cache;
    private final BloomFilter filter;
    private final WriteBufferManager writeBuffers;
    private final Options options;
    private final List<RocksOverflowStore> stores = new ArrayList<>();

    private OverflowArea(ScratchDirectory scratch, OverflowMemory memory) {
        this.scratch = scratch;
        log = RocksLibrary.silentLog();
        cache = new LRUCache(memory.blockCacheBytes() + memory.writeBufferBytes());
        filter = new BloomFilter(BLOOM_BITS_PER_KEY);
        writeBuffers = new WriteBufferManager(memory.writeBufferBytes(), cache);
        options = new Options()
                .setCreateIfMissing(true)
                .setLogger(log)
                .setWriteBufferSize(Math.min(WRITE_BUFFER_BYTES, memory.writeBufferBytes()))
                .setWriteBufferManager(writeBuffers)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setMaxOpenFiles(MAX_OPEN_FILES)
                .setMaxFileOpeningThreads(1)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setBlockSize(BLOCK_BYTES)
                        .setFilterPolicy(filter));
    }

    /** An area in a new directory below {@code parent}, which is made if it does not exist. */
    public static OverflowArea open(Path parent, OverflowMemory memory) {
        RocksLibrary.load();
        return new OverflowArea(ScratchDirectory.create(parent), memory);
    }

    /** A new, empty store for one island, closed with the area or before. */
    public synchronized OverflowStore newStore() {
        Path directory = scratch.path().resolve("store-" + stores.size());
        try {
            RocksOverflowStore store = new RocksOverflowStore(directory, RocksDB.open(options, directory.toString()));
            stores.add(store);
            return store;
        } catch (RocksDBException e) {
            throw RocksErrors.of("open", directory, e);
        }
    }

    @Override
    public synchronized void close() {
        stores.forEach(RocksOverflowStore::close);
        options.close();
        writeBuffers.close();
        filter.close();
        cache.close();
        log.close();
        scratch.close();
    }
}
