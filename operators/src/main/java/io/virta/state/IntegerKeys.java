package io.virta.state;

/** The keys of a table whose key, but for the bucket, is one integer column; none of them null. */
sealed interface IntegerKeys {
    /** The key of a slot. */
    long key(int slot);

    /** Of a bigint or timestamp column. */
    record Longs(LongState column) implements IntegerKeys {
        @Override
        public long key(int slot) {
            return column.values()[slot];
        }
    }

    /** Of a narrower integer or date column. */
    record Ints(IntState column) implements IntegerKeys {
        @Override
        public long key(int slot) {
            return column.values()[slot];
        }
    }
}
