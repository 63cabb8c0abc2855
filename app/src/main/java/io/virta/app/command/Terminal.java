package io.virta.app.command;

/** Whether a person is looking, and how to move about on their screen. */
final class Terminal {
    static final String CLEAR_LINE = "\u001b[2K";
    static final String BOLD = "\u001b[1m";
    static final String DIM = "\u001b[2m";
    static final String PLAIN = "\u001b[0m";

    /** Cuts lines at the right edge from here on, so that each takes one row of the screen, however narrow. */
    static final String CUT_LINES = "\u001b[?7l";

    /** Continues lines below again, as terminals do by themselves. */
    static final String WRAP_LINES = "\u001b[?7h";

    private Terminal() {}

    /** Whether both input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // true of Java 22; this is built for Java 17
    static boolean isPresent() {
        return System.console() != null && !"dumb".equals(System.getenv("TERM"));
    }

    /** Moves the cursor up, to the start of a line. */
    static String up(int lines) {
        return lines == 0 ? "\r" : "\u001b[" + lines + "F";
    }
}
