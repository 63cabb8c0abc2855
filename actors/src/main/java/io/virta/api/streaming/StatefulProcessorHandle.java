package io.virta.api.streaming;

import io.virta.api.Encoder;
import java.util.Iterator;

/**
 * What a {@link StatefulProcessor} keeps state and timers with. State is declared in {@link StatefulProcessor#init} and nowhere else, each under a name of its own; timers are of the group that is
 * called. TTL needs processing time.
 */
public interface StatefulProcessorHandle {
    /** Declares a value. */
    <T> ValueState<T> getValueState(String name, Encoder<T> encoder, TTLConfig ttl);

    /** Declares a list; each value has a TTL of its own. */
    <T> ListState<T> getListState(String name, Encoder<T> encoder, TTLConfig ttl);

    /** Declares a map; each entry has a TTL of its own. */
    <K, V> MapState<K, V> getMapState(String name, Encoder<K> keyEncoder, Encoder<V> valueEncoder, TTLConfig ttl);

    /** Asks for a call of {@link StatefulProcessor#handleExpiredTimer} once the clock is past a time, in milliseconds since 1970. Registered twice, a timer is one. */
    void registerTimer(long expiryTimestampMs);

    /** Forgets a timer, if there is one. */
    void deleteTimer(long expiryTimestampMs);

    /** The timers of the group as they are now, the earliest first. */
    Iterator<Long> listTimers();
}
