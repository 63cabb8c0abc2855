package io.virta.session.typed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a state variable.
 *
 * @param key null but in maps
 * @param expiresMillis the processing time from which on it is no longer there, {@link #NEVER} for none
 */
record StateEntry(@Nullable Object key, Object value, long expiresMillis) {
    static final long NEVER = Long.MAX_VALUE;

    private static final ValueCodec TIME = Codecs.of(long.class);

    /** Lists of entries with these keys, null for none, and values. */
    static ListCodec codec(@Nullable ValueCodec keys, ValueCodec values) {
        List<String> names = new ArrayList<>(List.of("value", "expires"));
        List<ValueCodec> fields = new ArrayList<>(List.of(values, TIME));
        if (keys != null) {
            names.add("key");
            fields.add(keys);
        }
        return new ListCodec(new StructCodec("the state", names, fields, new StructCodec.Shape() {
            @Override
            public @Nullable Object get(Object object, int field) {
                StateEntry entry = (StateEntry) object;
                return switch (field) {
                    case 0 -> entry.value;
                    case 1 -> entry.expiresMillis;
                    default -> entry.key;
                };
            }

            @Override
            public Object make(@Nullable Object[] read) {
                return new StateEntry(
                        read.length > 2 ? read[2] : null, java.util.Objects.requireNonNull(read[0]), (long)
                                java.util.Objects.requireNonNull(read[1]));
            }
        }));
    }
}
