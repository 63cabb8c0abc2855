package io.virta.runtime;

import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connector.Split;
import io.virta.expression.Expression;
import io.virta.types.StructType;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Numbers that can be read once only, as from a socket: a second read of a position yields nothing. */
record VanishingTable(NumbersTable numbers, Set<Long> read) implements SourceTable, SourceScan {
    VanishingTable(NumbersTable numbers) {
        this(numbers, ConcurrentHashMap.newKeySet());
    }

    /** The same source with the same rows gone, from here on apart. */
    VanishingTable copy() {
        Set<Long> gone = ConcurrentHashMap.newKeySet();
        gone.addAll(read);
        return new VanishingTable(numbers, gone);
    }

    @Override
    public String description() {
        return "Vanishing";
    }

    @Override
    public String identity() {
        return "Vanishing";
    }

    @Override
    public StructType schema() {
        return NumbersTable.SCHEMA;
    }

    @Override
    public boolean isReplayable() {
        return false;
    }

    @Override
    public SourceScan scan(List<Integer> columns, List<Expression> filters) {
        return this;
    }

    @Override
    public SourceEnumerator enumerator(SourceContext context) {
        return numbers.enumerator(context);
    }

    @Override
    public SourceReader reader(SourceContext context) {
        SourceReader reader = numbers.reader(context);
        return new SourceReader() {
            private boolean gone;

            @Override
            public void open(Split split) {
                gone = !read.add(split.from());
                reader.open(split);
            }

            @Override
            public @Nullable Chunk next(int maxRows) {
                return gone ? null : reader.next(maxRows);
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }
}
