package io.virta.expression;

import io.virta.types.AtomicType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Literals as SQL text. */
final class LiteralText {
    private LiteralText() {}

    static String of(Literal literal) {
        Object value = literal.value();
        if (value == null) {
            return "NULL";
        }
        if (literal.type() == AtomicType.DATE) {
            return "DATE '" + LocalDate.ofEpochDay((Integer) value) + "'";
        }
        if (literal.type() == AtomicType.TIMESTAMP || literal.type() == AtomicType.TIMESTAMP_NTZ) {
            LocalDateTime time =
                    LocalDateTime.ofInstant(Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS), ZoneOffset.UTC);
            String name = literal.type() == AtomicType.TIMESTAMP ? "TIMESTAMP" : "TIMESTAMP_NTZ";
            String text = time.toString().replace('T', ' ');
            return name + " '" + text + (text.length() == 16 ? ":00" : "") + "'";
        }
        return value.toString();
    }
}
