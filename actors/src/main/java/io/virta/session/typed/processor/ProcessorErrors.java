package io.virta.session.typed.processor;

import io.virta.api.streaming.TimeMode;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;

/** The errors of processors that have a name in Spark. */
final class ProcessorErrors {
    private ProcessorErrors() {}

    static VirtaException nullValue(String state) {
        return new VirtaException(
                ErrorCode.INVALID_VALUE,
                "Illegal value for the state '" + state + "': null.",
                "State holds values; to have none, clear it or remove the key.",
                "ILLEGAL_STATE_STORE_VALUE.NULL_VALUE",
                null);
    }

    static VirtaException emptyList(String state) {
        return new VirtaException(
                ErrorCode.INVALID_VALUE,
                "Illegal value for the state '" + state + "': an empty list.",
                "To have an empty list, clear it.",
                "ILLEGAL_STATE_STORE_VALUE.EMPTY_LIST_VALUE",
                null);
    }

    static VirtaException noCall(String what) {
        return new VirtaException(
                ErrorCode.USER_CODE_FAILED,
                "The " + what + " belongs to a group, and there is none here.",
                "Use state and timers in handleInputRows, handleExpiredTimer and handleInitialState; declare states in"
                        + " init.",
                "STATEFUL_PROCESSOR_CANNOT_PERFORM_OPERATION_WITH_INVALID_HANDLE_STATE",
                null);
    }

    static VirtaException declaredLate(String what) {
        return new VirtaException(
                ErrorCode.INVALID_QUERY,
                "The " + what + " is declared after init.",
                "Declare all states in init, and keep them in fields.",
                "STATEFUL_PROCESSOR_CANNOT_PERFORM_OPERATION_WITH_INVALID_HANDLE_STATE",
                null);
    }

    static VirtaException declaredTwice(String state) {
        return new VirtaException(
                ErrorCode.INVALID_QUERY,
                "The state '" + state + "' is declared twice.",
                "Give each state a name of its own, and do not delete one that is declared.",
                "STATEFUL_PROCESSOR_DUPLICATE_STATE_VARIABLE_DEFINED",
                null);
    }

    static VirtaException reservedName(String state) {
        return new VirtaException(
                ErrorCode.INVALID_QUERY,
                "The state '" + state + "' has a name that is not for states.",
                "Give it a name that is not empty and does not begin with $.",
                "STATE_STORE_CANNOT_CREATE_COLUMN_FAMILY_WITH_RESERVED_CHARS",
                null);
    }

    static VirtaException ttlNeedsProcessingTime(String state, TimeMode mode) {
        return new VirtaException(
                ErrorCode.INVALID_QUERY,
                "Cannot use TTL for state=" + state + " in timeMode=" + mode + ".",
                "Use TimeMode.ProcessingTime() instead.",
                "STATEFUL_PROCESSOR_INCORRECT_TIME_MODE_TO_ASSIGN_TTL",
                null);
    }

    static VirtaException ttlNotPositive(String state) {
        return new VirtaException(
                ErrorCode.INVALID_QUERY,
                "TTL duration must be greater than zero for the state '" + state + "'.",
                "Give it a positive duration of at least a millisecond, or TTLConfig.NONE.",
                "STATEFUL_PROCESSOR_TTL_DURATION_MUST_BE_POSITIVE",
                null);
    }

    static VirtaException noTimers(String operation) {
        return new VirtaException(
                ErrorCode.INVALID_QUERY,
                "The operation " + operation + " of timers is not there in timeMode=NONE.",
                "Use TimeMode.ProcessingTime() or TimeMode.EventTime().",
                "STATEFUL_PROCESSOR_CANNOT_PERFORM_OPERATION_WITH_INVALID_TIME_MODE",
                null);
    }
}
