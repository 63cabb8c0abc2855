package io.virta.app.command;

import io.virta.api.StreamingQueryListener;
import java.io.PrintStream;

/** Prints each progress report as one line of JSON. */
final class JsonProgress extends StreamingQueryListener {
    private final PrintStream out;

    JsonProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onQueryStarted(QueryStartedEvent event) {}

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
        out.println(event.progress().json());
    }

    @Override
    public void onQueryTerminated(QueryTerminatedEvent event) {}
}
