package io.virta.function.scalar.json;

import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A decoder or encoder that depends on the session time zone, made when the zone is first known. Used by one thread. */
public final class ZonedCoder<T> {
    private final Function<ZoneId, T> factory;
    private @Nullable T coder;
    private @Nullable ZoneId zone;

    public ZonedCoder(Function<ZoneId, T> factory) {
        this.factory = factory;
    }

    /** The coder of a zone. */
    public T of(ZoneId wanted) {
        T known = coder;
        if (known == null || !wanted.equals(zone)) {
            known = factory.apply(wanted);
            coder = known;
            zone = wanted;
        }
        return known;
    }
}
