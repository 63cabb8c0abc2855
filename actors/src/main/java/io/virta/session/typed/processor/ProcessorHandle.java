package io.virta.session.typed.processor;

import io.virta.api.Encoder;
import io.virta.api.streaming.ListState;
import io.virta.api.streaming.MapState;
import io.virta.api.streaming.QueryInfo;
import io.virta.api.streaming.StatefulProcessorHandle;
import io.virta.api.streaming.TTLConfig;
import io.virta.api.streaming.TimeMode;
import io.virta.api.streaming.ValueState;
import io.virta.operator.user.cells.GroupStates;
import io.virta.operator.user.cells.StateVariable;
import io.virta.operator.user.cells.StateVariable.Kind;
import io.virta.operator.user.cells.Timers;
import io.virta.session.typed.ValueCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** States and timers of the group that is called. Between calls there is no group, and states and timers cannot be used. Used by one thread. */
final class ProcessorHandle implements StatefulProcessorHandle {
    private final TimeMode timeMode;
    private final List<Variable<?>> variables = new ArrayList<>();
    private final TreeSet<String> names = new TreeSet<>();
    private final List<String> deleted = new ArrayList<>();
    private QueryInfo query = QueryInfo.BATCH;
    private @Nullable GroupStates states;
    private boolean isDeclared;
    private boolean isInCall;

    ProcessorHandle(TimeMode timeMode) {
        this.timeMode = timeMode;
    }

    /** Ends the time in which states are declared. */
    void declared() {
        isDeclared = true;
    }

    List<StateVariable> variables() {
        return variables.stream().<StateVariable>map(Variable::declaration).toList();
    }

    List<String> deleted() {
        return List.copyOf(deleted);
    }

    /** Says where states and timers lie. */
    void bind(GroupStates groupStates) {
        states = groupStates;
        variables.forEach(variable -> variable.bind(groupStates));
    }

    /** A state by its name; throws IllegalArgumentException if there is none of the kind. */
    <V> V variable(String name, Class<V> kind) {
        return variables.stream()
                .filter(variable -> variable.name().equalsIgnoreCase(name) && kind.isInstance(variable))
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The processor declares no " + kind.getSimpleName()
                        + " '" + name + "'; it has "
                        + variables().stream().map(StateVariable::name).toList() + "."));
    }

    /** Says for which epoch calls are. */
    void epoch(QueryInfo current) {
        query = current;
    }

    void begin() {
        isInCall = true;
    }

    void end() {
        isInCall = false;
    }

    void needCall(String what) {
        if (!isInCall) {
            throw ProcessorErrors.noCall(what);
        }
    }

    @Override
    public <T> ValueState<T> getValueState(String name, Encoder<T> encoder, TTLConfig ttl) {
        ValueCodec values = encoder.codec().value();
        return declare(
                new ValueVariable<>(declaration(name, Kind.VALUE, null, values), values, ttlMillis(name, ttl), this));
    }

    @Override
    public <T> ListState<T> getListState(String name, Encoder<T> encoder, TTLConfig ttl) {
        ValueCodec values = encoder.codec().value();
        return declare(
                new ListVariable<>(declaration(name, Kind.LIST, null, values), values, ttlMillis(name, ttl), this));
    }

    @Override
    public <K, V> MapState<K, V> getMapState(
            String name, Encoder<K> keyEncoder, Encoder<V> valueEncoder, TTLConfig ttl) {
        ValueCodec keys = keyEncoder.codec().value();
        ValueCodec values = valueEncoder.codec().value();
        return declare(
                new MapVariable<>(declaration(name, Kind.MAP, keys, values), keys, values, ttlMillis(name, ttl), this));
    }

    /** Where the clock is that of TTL every state may have one, so that it can be given and taken in later versions. */
    private StateVariable declaration(String name, Kind kind, @Nullable ValueCodec keys, ValueCodec values) {
        return new StateVariable(
                name, kind, keys == null ? null : keys.type(), values.type(), timeMode == TimeMode.PROCESSING_TIME);
    }

    private long ttlMillis(String name, TTLConfig ttl) {
        if (ttl.ttlDuration().isZero()) {
            return 0;
        }
        if (timeMode != TimeMode.PROCESSING_TIME) {
            throw ProcessorErrors.ttlNeedsProcessingTime(name, timeMode);
        }
        long millis = ttl.ttlDuration().toMillis();
        if (millis <= 0) {
            throw ProcessorErrors.ttlNotPositive(name);
        }
        return millis;
    }

    private <T extends Variable<?>> T declare(T variable) {
        declareName(variable.name());
        variables.add(variable);
        return variable;
    }

    private void declareName(String name) {
        if (isDeclared) {
            throw ProcessorErrors.declaredLate("state '" + name + "'");
        }
        if (name.isBlank() || name.startsWith(StateVariable.RESERVED)) {
            throw ProcessorErrors.reservedName(name);
        }
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw ProcessorErrors.declaredTwice(name);
        }
    }

    @Override
    public void deleteIfExists(String name) {
        declareName(name);
        deleted.add(name);
    }

    @Override
    public QueryInfo getQueryInfo() {
        return query;
    }

    @Override
    public void registerTimer(long expiryTimestampMs) {
        timers("registerTimer").add(expiryTimestampMs);
    }

    @Override
    public void deleteTimer(long expiryTimestampMs) {
        timers("deleteTimer").remove(expiryTimestampMs);
    }

    @Override
    public Iterator<Long> listTimers() {
        return Arrays.stream(timers("listTimers").list()).iterator();
    }

    private Timers timers(String operation) {
        needCall(operation);
        if (timeMode == TimeMode.NONE) {
            throw ProcessorErrors.noTimers(operation);
        }
        return java.util.Objects.requireNonNull(states).timers();
    }
}
