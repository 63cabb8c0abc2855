package io.virta.app.command;

import io.virta.api.VirtaSession;
import io.virta.sql.Statement;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code virta explain FILE.sql}: the plans of a script's queries, none of which is started. */
@Command(
        name = "explain",
        description = "Prints the logical, optimised and physical plans of a script's queries, without running them.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.sql", description = "The script.")
    private Path file = Path.of("");

    @Mixin
    private SessionOptions sessionOptions = new SessionOptions();

    @Override
    public Integer call() {
        Script script = Script.read(file);
        try (VirtaSession session = sessionOptions.start()) {
            script.forEach(statement -> explain(session, statement));
        }
        return 0;
    }

    private static void explain(VirtaSession session, Statement statement) {
        if (statement instanceof Statement.CreateTable
                || statement instanceof Statement.CreateView
                || statement instanceof Statement.SetSetting) {
            session.execute(statement);
            return;
        }
        String plans = session.explain(statement);
        if (statement instanceof Statement.CreateStreamingQuery query) {
            System.out.println("Streaming query " + query.name() + " into " + query.target());
        } else if (statement instanceof Statement.InsertInto insert) {
            System.out.println("Insert into " + insert.target());
        } else {
            System.out.println("Query at line " + statement.position().line());
        }
        System.out.println(plans);
    }
}
