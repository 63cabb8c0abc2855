package io.virta.app.command;

import io.virta.api.streaming.StreamingQueryListener;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.PrintStream;

/** Prints each progress report as one line of JSON. */
final class JsonProgress extends StreamingQueryListener {
    private final PrintStream out;
    private volatile boolean closed;

    JsonProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
        out.print(event.progress().json() + "\n");
        closed = out.checkError();
    }

    /** Throws OUTPUT_CLOSED if nobody reads the lines any more. */
    void check() {
        if (closed) {
            throw new VirtaException(
                    ErrorCode.OUTPUT_CLOSED, "Standard output is closed.", "The program that reads it has ended.");
        }
    }
}
