package io.virta.api;

import io.virta.analysis.StreamingCheck;
import io.virta.api.streaming.Trigger;
import io.virta.connector.Connector;
import io.virta.connector.OptionCheck;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.plan.LogicalPlan;
import io.virta.session.TableColumns;
import io.virta.session.TableDefinition;
import io.virta.session.TargetTables;
import io.virta.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Executes and explains statements of SQL. To add a statement: its record in {@link Statement} and its case here. */
final class SqlStatements {
    private static final List<OptionSpec> QUERY_OPTIONS = List.of(
            new OptionSpec("outputMode", "append", "append, update or complete."),
            new OptionSpec("trigger", "processingTime 0 seconds", "When epochs begin."),
            new OptionSpec("checkpointLocation", "The directory of the checkpoint."),
            new OptionSpec("lateRows", "The table that takes rows dropped since they came after the watermark."),
            new OptionSpec("badRecords", "The table that takes records of files that cannot be decoded."));
    /** The options of a query that its writer takes by the same names. */
    private static final List<String> WRITER_OPTIONS = List.of("checkpointLocation", "lateRows", "badRecords");

    private static final Pattern TRIGGER = Pattern.compile("(\\w+)\\s*(.*)");

    private final VirtaSession session;
    private final TargetTables targets;

    SqlStatements(VirtaSession session) {
        this.session = session;
        this.targets = new TargetTables(session.state());
    }

    SqlResult execute(Statement statement) {
        if (statement instanceof Statement.ShowQuery query) {
            return new SqlResult(frame(query.query()), null);
        } else if (statement instanceof Statement.CreateStreamingQuery query) {
            return new SqlResult(null, writer(query).insertInto(targets.existing(query.target())));
        } else if (statement instanceof Statement.CreateTable table) {
            createTable(table);
        } else if (statement instanceof Statement.CreateView view) {
            frame(view.query()).createOrReplaceTempView(view.name());
        } else if (statement instanceof Statement.InsertInto insert) {
            insert(insert).write().insertInto(insert.target());
        } else if (statement instanceof Statement.SetSetting setting) {
            session.conf().set(setting.key(), setting.value());
        }
        return SqlResult.DONE;
    }

    /** The plans of a statement that has any, else an empty text. */
    String explain(Statement statement) {
        if (statement instanceof Statement.ShowQuery query) {
            return explanation(frame(query.query()), OutputMode.Append());
        } else if (statement instanceof Statement.InsertInto insert) {
            TableDefinition table = targets.existing(insert.target());
            return explanation(fitted(insert(insert), table), OutputMode.Append());
        } else if (statement instanceof Statement.CreateStreamingQuery query) {
            TableDefinition table = targets.existing(query.target());
            return explanation(fitted(frame(query.query()), table), outputMode(query));
        }
        return "";
    }

    private String explanation(DataFrame frame, OutputMode mode) {
        if (frame.isStreaming()) {
            StreamingCheck.check(frame.logicalPlan(), mode.engineMode());
        }
        return new PlanExplanation(session.state(), frame.logicalPlan(), mode.engineMode()).text(true);
    }

    private DataFrame fitted(DataFrame frame, TableDefinition table) {
        return DataFrame.of(session, TableColumns.fit(frame.logicalPlan(), table));
    }

    private DataFrame frame(LogicalPlan plan) {
        return DataFrame.of(session, plan);
    }

    private void createTable(Statement.CreateTable table) {
        Connector connector = session.state().connector(table.format());
        List<OptionSpec> options = new ArrayList<>(connector.sourceOptions());
        options.addAll(connector.sinkOptions());
        OptionCheck.check(connector.format(), "table", table.options(), options);
        session.state()
                .catalog()
                .define(
                        new TableDefinition(
                                table.name(), table.format(), table.options(), table.schema(), table.partitionedBy()),
                        table.ifNotExists());
    }

    private DataFrame insert(Statement.InsertInto insert) {
        DataFrame frame = frame(insert.query());
        if (frame.isStreaming()) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    "INSERT INTO " + insert.target() + " reads a stream, which has no end.",
                    "Write CREATE STREAMING QUERY name AS INSERT INTO ..., or leave out STREAM.");
        }
        return frame;
    }

    private DataStreamWriter writer(Statement.CreateStreamingQuery query) {
        DataStreamWriter writer = frame(query.query())
                .writeStream()
                .queryName(query.name())
                .outputMode(outputMode(query))
                .trigger(trigger(options(query).getOrDefault("trigger", "processingTime 0 seconds")));
        Map<String, String> options = options(query);
        for (String name : WRITER_OPTIONS) {
            String value = options.get(name);
            if (value != null) {
                writer.option(name, value);
            }
        }
        return writer;
    }

    private static OutputMode outputMode(Statement.CreateStreamingQuery query) {
        return OutputMode.of(options(query).getOrDefault("outputMode", "append"));
    }

    private static Map<String, String> options(Statement.CreateStreamingQuery query) {
        Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        options.putAll(OptionCheck.check("streaming", "query", query.options(), QUERY_OPTIONS)
                .asMap());
        return options;
    }

    /** A trigger as SQL writes it: {@code processingTime 1 second}, {@code availableNow}, {@code once}, {@code continuous 1 second}. */
    static Trigger trigger(String text) {
        Matcher parts = TRIGGER.matcher(text.trim());
        if (parts.matches()) {
            String interval = parts.group(2);
            String kind = parts.group(1).toLowerCase(Locale.ROOT);
            if (!interval.isEmpty() && kind.equals("processingtime")) {
                return Trigger.ProcessingTime(interval);
            } else if (!interval.isEmpty() && kind.equals("continuous")) {
                return Trigger.Continuous(interval);
            } else if (interval.isEmpty() && kind.equals("availablenow")) {
                return Trigger.AvailableNow();
            } else if (interval.isEmpty() && kind.equals("once")) {
                return Trigger.Once();
            }
        }
        throw Options.invalid(
                "trigger", text, "'processingTime 1 second', 'availableNow', 'once' or 'continuous 1 second'");
    }
}
