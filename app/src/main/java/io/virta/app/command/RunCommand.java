package io.virta.app.command;

import io.virta.api.DataFrame;
import io.virta.api.SqlResult;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import io.virta.sql.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code virta run FILE.sql}: runs a script until its queries end or the user stops them. */
@Command(
        name = "run",
        description = "Runs a pipeline script until its queries end, or until Ctrl-C.",
        footer = {
            "",
            "Exit codes: 0 the queries ended or were stopped, 1 a query failed or its checkpoint was refused, 2 the script or a"
                    + " setting is wrong."
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.sql", description = "The script.")
    private Path file = Path.of("");

    @Mixin
    private SessionOptions sessionOptions = new SessionOptions();

    @Option(
            names = "--progress",
            paramLabel = "json|line|none",
            description =
                    "How progress is shown: a line of JSON an epoch on standard output, a status line a query (the default on a"
                            + " terminal), or not at all.")
    private Progress progress = Terminal.isPresent() ? Progress.LINE : Progress.NONE;

    /** How progress is shown. */
    enum Progress {
        JSON,
        LINE,
        NONE
    }

    @Override
    public Integer call() {
        Script script = Script.read(file);
        Shutdown shutdown = new Shutdown();
        try (VirtaSession session = sessionOptions.start()) {
            shutdown.onSignal(() -> session.streams().stopAll());
            JsonProgress reports = new JsonProgress(System.out);
            if (progress == Progress.JSON) {
                session.streams().addListener(reports);
            }
            List<StreamingQuery> queries = new ArrayList<>();
            script.forEach(statement -> run(session, statement, queries));
            try (StatusLines lines = new StatusLines(queries, progress == Progress.LINE)) {
                awaitAll(queries, lines, reports);
            }
        } finally {
            shutdown.finished();
        }
        return 0;
    }

    private static void run(VirtaSession session, Statement statement, List<StreamingQuery> queries) {
        SqlResult result = session.execute(statement);
        DataFrame rows = result.rows();
        if (rows != null && statement instanceof Statement.ShowQuery) {
            rows.show();
        }
        StreamingQuery query = result.query();
        if (query != null) {
            queries.add(query);
        }
    }

    /** Waits until all have ended; when one fails the others are stopped, and its error is thrown. */
    private static void awaitAll(List<StreamingQuery> queries, StatusLines lines, JsonProgress reports) {
        List<StreamingQuery> running = new ArrayList<>(queries);
        try {
            while (!running.isEmpty()) {
                for (StreamingQuery query : List.copyOf(running)) {
                    if (query.awaitTermination(Math.max(20, 200 / running.size()))) {
                        running.remove(query);
                    }
                }
                lines.refresh();
                reports.check();
            }
        } finally {
            running.forEach(StreamingQuery::stop);
        }
    }
}
