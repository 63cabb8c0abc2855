package io.virta.app.command;

import io.virta.api.streaming.StreamingQueryListener;
import java.io.PrintStream;

/** Prints each progress report as one line of JSON. */
final class JsonProgress extends StreamingQueryListener {
    private final PrintStream out;

    JsonProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
        out.println(event.progress().json());
    }
}
