package io.virta.function.scalar.datetime;

import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.function.scalar.ArgumentErrors;
import io.virta.time.TimestampParser;
import io.virta.time.ZoneOffsets;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** The time zones of a column of names; the last one is kept. Used by one thread. */
final class ZoneColumn {
    private final Utf8 texts;
    private final String function;
    private @Nullable ZoneOffsets last;
    private int lastStart;

    ZoneColumn(Column column, String function) {
        this.texts = Utf8.of(column);
        this.function = function;
    }

    ZoneOffsets at(int row) {
        ZoneOffsets zone = last;
        if (zone == null || lastStart != texts.start(row)) {
            try {
                zone = new ZoneOffsets(TimestampParser.zone(texts.string(row)));
            } catch (DateTimeException e) {
                throw ArgumentErrors.invalid("timezone", function, texts.string(row));
            }
            last = zone;
            lastStart = texts.start(row);
        }
        return zone;
    }
}
