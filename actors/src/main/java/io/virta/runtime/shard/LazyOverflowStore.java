package io.virta.runtime.shard;

import io.virta.state.OverflowStore;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store that is opened when the first entry goes there. Used by one thread. */
final class LazyOverflowStore implements OverflowStore {
    private static final EntryScan NOTHING = new EntryScan() {
        @Override
        public int next(byte[][] keys, byte[][] values) {
            return 0;
        }

        @Override
        public void close() {}
    };

    private final Supplier<OverflowStore> open;
    private @Nullable OverflowStore store;

    LazyOverflowStore(Supplier<OverflowStore> open) {
        this.open = open;
    }

    @Override
    public void get(byte[][] keys, int count, byte[] @Nullable [] values) {
        if (store == null) {
            Arrays.fill(values, 0, count, null);
        } else {
            store.get(keys, count, values);
        }
    }

    @Override
    public void apply(byte[][] keys, byte[] @Nullable [] values, int count) {
        if (store == null) {
            store = open.get();
        }
        store.apply(keys, values, count);
    }

    @Override
    public void deletePrefix(byte[] prefix) {
        if (store != null) {
            store.deletePrefix(prefix);
        }
    }

    @Override
    public int scan(byte[] prefix, byte @Nullable [] after, byte[][] keys, byte[][] values) {
        return store == null ? 0 : store.scan(prefix, after, keys, values);
    }

    @Override
    public EntryScan scan(byte[][] prefixes, int count) {
        return store == null ? NOTHING : store.scan(prefixes, count);
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}
