package io.virta.app.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.Dataset;
import io.virta.api.Encoders;
import io.virta.api.OutputMode;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.GroupState;
import io.virta.api.streaming.GroupStateTimeout;
import io.virta.api.testing.GroupStateTester;
import io.virta.row.Row;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Functions over state of one's own. */
@Timeout(90)
class StateFunctionsTest {
    private static final VirtaSession spark = Runs.session();
    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

    @AfterAll
    static void stop() {
        spark.stop();
    }

    record Activity(String user_id, long n) {}

    record Session(long count) {}

    /** Counts what a user does, and forgets a user who does nothing for ten minutes. */
    private static Iterator<Activity> updateUserSession(
            String user, Iterator<Activity> values, GroupState<Session> state) {
        if (state.hasTimedOut()) {
            state.remove();
            return Collections.emptyIterator();
        }
        long count = state.getOption().map(Session::count).orElse(0L);
        while (values.hasNext()) {
            count += values.next().n();
        }
        state.update(new Session(count));
        state.setTimeoutDuration("10 minutes");
        return List.of(new Activity(user, count)).iterator();
    }

    @Test
    void sessionsOfUsersTimeOut() {
        Dataset<Activity> sessions = Runs.stream(
                        spark, "user_id STRING, n BIGINT", Row.of("u1", 1L), Row.of("u1", 2L), Row.of("u2", 5L))
                .as(Encoders.record(Activity.class))
                .groupByKey(Activity::user_id, Encoders.STRING())
                .flatMapGroupsWithState(
                        StateFunctionsTest::updateUserSession,
                        OutputMode.Update(),
                        Encoders.record(Session.class),
                        Encoders.record(Activity.class),
                        GroupStateTimeout.ProcessingTimeTimeout());
        assertThat(Runs.output(sessions.toDF(), "update"))
                .containsExactlyInAnyOrder(Row.of("u1", 3L), Row.of("u2", 5L));

        try (var tester = new GroupStateTester<>(
                StateFunctionsTest::updateUserSession,
                GroupStateTimeout.ProcessingTimeTimeout(),
                Encoders.STRING(),
                Encoders.record(Activity.class),
                Encoders.record(Session.class),
                Encoders.record(Activity.class))) {
            tester.add("u1", new Activity("u1", 1)).epoch();
            assertThat(tester.state("u1")).contains(new Session(1));
            tester.setProcessingTimeMs(600_001).epoch();
            assertThat(tester.state("u1")).isEmpty();
        }
    }

    record UserAction(String userId, String action) {}

    record UserStatus(String userId, boolean active) {
        UserStatus updateWith(UserAction action) {
            return new UserStatus(userId, !action.action().equals("logout"));
        }
    }

    private static UserStatus updateUserStatus(
            String userId, Iterator<UserAction> newActions, GroupState<UserStatus> state) {
        UserStatus status = state.getOption().orElse(new UserStatus(userId, false));
        while (newActions.hasNext()) {
            status = status.updateWith(newActions.next());
        }
        state.update(status);
        return status;
    }

    @Test
    void latestStatusesOfUsers() {
        Dataset<UserStatus> latestStatuses = Runs.stream(
                        spark,
                        "userId STRING, action STRING",
                        Row.of("u1", "login"),
                        Row.of("u2", "login"),
                        Row.of("u2", "logout"))
                .as(Encoders.record(UserAction.class))
                .groupByKey(UserAction::userId, Encoders.STRING())
                .mapGroupsWithState(
                        StateFunctionsTest::updateUserStatus,
                        Encoders.record(UserStatus.class),
                        Encoders.record(UserStatus.class));
        assertThat(Runs.output(latestStatuses.toDF(), "update"))
                .containsExactlyInAnyOrder(Row.of("u1", true), Row.of("u2", false));
    }

    record Event(@Nullable Instant event_time, String userId, double amount) {}

    record UserState(long count, double totalAmount) {}

    record UserOutput(String userId, long count, double totalAmount) {}

    private static Iterator<UserOutput> updateState(
            String userId, Iterator<Event> events, GroupState<UserState> state) {
        UserState current = state.getOption().orElse(new UserState(0, 0.0));
        long newCount = current.count();
        double newTotal = current.totalAmount();
        while (events.hasNext()) {
            newCount += 1;
            newTotal += events.next().amount();
        }
        state.update(new UserState(newCount, newTotal));
        state.setTimeoutDuration("10 minutes");
        return List.of(new UserOutput(userId, newCount, newTotal)).iterator();
    }

    @Test
    void countsAndTotalsOfUsers() {
        Dataset<UserOutput> result = Runs.stream(
                        spark,
                        "event_time TIMESTAMP, userId STRING, amount DOUBLE",
                        Row.of(NOON, "u1", 2.5),
                        Row.of(NOON, "u1", 4.0),
                        Row.of(NOON, "u2", 1.0))
                .withWatermark("event_time", "10 minutes")
                .as(Encoders.record(Event.class))
                .groupByKey(Event::userId, Encoders.STRING())
                .flatMapGroupsWithState(
                        StateFunctionsTest::updateState,
                        OutputMode.Update(),
                        Encoders.record(UserState.class),
                        Encoders.record(UserOutput.class),
                        GroupStateTimeout.ProcessingTimeTimeout());
        assertThat(Runs.output(result.toDF(), "update"))
                .containsExactlyInAnyOrder(Row.of("u1", 2L, 6.5), Row.of("u2", 1L, 1.0));
    }
}
