package io.virta.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** What reaches the log, which goes to standard error: problems only, or everything of note. */
final class Logging {
    private Logging() {}

    static void configure(boolean verbose) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(verbose ? Level.INFO : Level.ERROR);
        // What fails a query is thrown to the command, which shows it; its log repeats it with a stack trace.
        ((Logger) LoggerFactory.getLogger("io.virta.runtime")).setLevel(verbose ? null : Level.OFF);
    }
}
