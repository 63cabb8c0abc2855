package io.virta.runtime.run;

/** What a run tells its coordinator. */
public sealed interface RunEvent {
    /** The number of the run. */
    int attempt();

    /** All shards have their state and all islands run. */
    record Ready(int attempt) implements RunEvent {}

    /** All readers have read what the epoch planned. */
    record ReadAll(int attempt, long epoch) implements RunEvent {}

    /** Nothing was read since the last barrier of continuous mode, so there was none. */
    record NoNews(int attempt) implements RunEvent {}

    /** An epoch's state is durable and its writers have prepared. */
    record Prepared(int attempt, EpochOutcome outcome) implements RunEvent {}

    /** All writers have published an epoch. */
    record Published(int attempt, long epoch) implements RunEvent {}

    /** The run failed and has ended. */
    record RunFailed(int attempt, Throwable cause) implements RunEvent {}

    /** The run has ended in good order. */
    record Ended(int attempt) implements RunEvent {}
}
