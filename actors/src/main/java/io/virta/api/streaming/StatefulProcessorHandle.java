package io.virta.api.streaming;

import io.virta.api.Encoder;
import java.util.Iterator;

/**
 * What a {@link StatefulProcessor} keeps state and timers with. State is declared in {@link StatefulProcessor#init} and nowhere else, each under a name of its own; timers are of the group that is
 * called. TTL needs processing time.
 */
public interface StatefulProcessorHandle {
    /** Declares a value that is kept until it is removed. */
    default <T> ValueState<T> getValueState(String name, Encoder<T> encoder) {
        return getValueState(name, encoder, TTLConfig.NONE);
    }

    /** Declares a list whose values are kept until they are removed. */
    default <T> ListState<T> getListState(String name, Encoder<T> encoder) {
        return getListState(name, encoder, TTLConfig.NONE);
    }

    /** Declares a map whose entries are kept until they are removed. */
    default <K, V> MapState<K, V> getMapState(String name, Encoder<K> keyEncoder, Encoder<V> valueEncoder) {
        return getMapState(name, keyEncoder, valueEncoder, TTLConfig.NONE);
    }

    /** Declares a value. */
    <T> ValueState<T> getValueState(String name, Encoder<T> encoder, TTLConfig ttl);

    /** Declares a list; each value has a TTL of its own. */
    <T> ListState<T> getListState(String name, Encoder<T> encoder, TTLConfig ttl);

    /** Declares a map; each entry has a TTL of its own. */
    <K, V> MapState<K, V> getMapState(String name, Encoder<K> keyEncoder, Encoder<V> valueEncoder, TTLConfig ttl);

    /** Says that a state of an earlier version of the processor is to go with all it holds. Said in {@link StatefulProcessor#init}, and from then on for ever: the name is not used again. */
    void deleteIfExists(String name);

    /** The query and epoch that calls are for. */
    QueryInfo getQueryInfo();

    /**
     * Asks for a call of {@link StatefulProcessor#handleExpiredTimer} in the first epoch whose clock is at or after a time, in milliseconds since 1970: this one, if it is set while rows are handled, the next one, if it is set
     * while timers are. Registered twice, a timer is one.
     */
    void registerTimer(long expiryTimestampMs);

    /** Forgets a timer, if there is one. */
    void deleteTimer(long expiryTimestampMs);

    /** The timers of the group as they are now, the earliest first; one that has expired is among them until its call has ended. */
    Iterator<Long> listTimers();
}
