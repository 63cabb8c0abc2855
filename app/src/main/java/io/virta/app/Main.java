package io.virta.app;

import io.virta.app.command.ErrorReport;
import io.virta.app.command.VirtaCommand;
import picocli.CommandLine;

/**
 * The command line. Exit codes: 0 all went well, 1 a query failed, 2 the command, script or settings are wrong.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command line and gives its exit code. */
    static int run(String... arguments) {
        VirtaCommand command = new VirtaCommand();
        CommandLine line = VirtaCommand.commandLine(command);
        line.setExecutionExceptionHandler(
                (failure, failed, parsed) -> new ErrorReport(command.isVerbose(), failed.getErr()).report(failure));
        return line.execute(arguments);
    }
}
