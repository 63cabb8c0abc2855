package io.virta.api;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.pekko.actor.typed.ActorSystem;

/** Sessions of tests: in UTC, at a fixed time. */
public final class Sessions {
    static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

    private Sessions() {}

    /** A session that never starts an actor system unless a query asks for it. */
    static VirtaSession utc() {
        return VirtaSession.builder()
                .config(ConfigFactory.empty())
                .config("virta.session.time-zone", "UTC")
                .create();
    }

    /** The same with a clock that stands still. */
    static VirtaSession atNow() {
        return VirtaSession.builder()
                .config(ConfigFactory.empty())
                .config("virta.session.time-zone", "UTC")
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .create();
    }

    /** A session on an actor system with a clock that stands still. */
    public static VirtaSession on(ActorSystem<?> system) {
        return VirtaSession.builder()
                .actorSystem(system)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .create();
    }
}
