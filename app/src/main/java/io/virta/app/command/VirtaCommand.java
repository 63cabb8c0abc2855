package io.virta.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code virta}: prints its help. */
@Command(
        name = "virta",
        description = "Structured streaming for the JVM without a cluster.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        subcommands = {DemoCommand.class, RunCommand.class, ExplainCommand.class, WarmUpCommand.class})
public final class VirtaCommand implements Runnable {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show stack traces of errors, and the log on standard error.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // the command line reads it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    @SuppressWarnings("UnusedVariable") // the command line reads it
    private boolean version;

    /** The command line with all its commands. */
    public static CommandLine commandLine(VirtaCommand command) {
        CommandLine line = new CommandLine(command);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(parsed -> {
            Logging.configure(command.verbose);
            return new CommandLine.RunLast().execute(parsed);
        });
        return line;
    }

    /** Whether stack traces are wanted. */
    public boolean isVerbose() {
        return verbose;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
