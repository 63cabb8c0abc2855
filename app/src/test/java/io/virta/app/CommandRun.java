package io.virta.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** One command line run in this process, with what it printed. */
record CommandRun(int exitCode, String out, String err) {
    /** Runs a command line; standard output and error are caught meanwhile. */
    static CommandRun of(String... arguments) {
        return of(new ByteArrayOutputStream(), arguments);
    }

    /** The same while nobody reads standard output. */
    static CommandRun unread(String... arguments) {
        return of(
                new ByteArrayOutputStream() {
                    @Override
                    public void flush() throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                arguments);
    }

    private static CommandRun of(ByteArrayOutputStream out, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream usualOut = System.out;
        PrintStream usualErr = System.err;
        int exitCode;
        try (PrintStream caughtOut = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream caughtErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            System.setOut(caughtOut);
            System.setErr(caughtErr);
            exitCode = Main.run(arguments);
        } finally {
            System.setOut(usualOut);
            System.setErr(usualErr);
        }
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
