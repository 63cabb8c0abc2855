package io.virta.runtime;

import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connector.Split;
import io.virta.expression.Expression;
import io.virta.runtime.Trouble.Call;
import io.virta.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers from a system that has trouble. */
record TroubledTable(NumbersTable numbers, Trouble trouble) implements SourceTable, SourceScan {
    @Override
    public String description() {
        return "Troubled";
    }

    @Override
    public String identity() {
        return "Troubled" + System.identityHashCode(trouble);
    }

    @Override
    public StructType schema() {
        return NumbersTable.SCHEMA;
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public SourceScan scan(List<Integer> columns, List<Expression> filters) {
        return this;
    }

    @Override
    public SourceEnumerator enumerator(SourceContext context) {
        trouble.at(Call.ENUMERATOR);
        SourceEnumerator enumerator = numbers.enumerator(context);
        return new SourceEnumerator() {
            @Override
            public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
                trouble.at(Call.PLAN);
                return enumerator.plan(after, limit);
            }

            @Override
            public void stopAtLatest() {
                enumerator.stopAtLatest();
            }

            @Override
            public void committed(PlannedRange range) {
                trouble.at(Call.COMMITTED);
                enumerator.committed(range);
            }

            @Override
            public void close() {
                trouble.at(Call.CLOSE_ENUMERATOR);
                enumerator.close();
            }
        };
    }

    @Override
    public SourceReader reader(SourceContext context) {
        trouble.at(Call.READER);
        SourceReader reader = numbers.reader(context);
        return new SourceReader() {
            @Override
            public void open(Split split) {
                trouble.at(Call.OPEN_SPLIT);
                reader.open(split);
            }

            @Override
            public @Nullable Chunk next(int maxRows) {
                trouble.at(Call.NEXT);
                return reader.next(maxRows);
            }

            @Override
            public void close() {
                trouble.at(Call.CLOSE_READER);
                reader.close();
            }
        };
    }
}
