package io.virta.sql;

import io.virta.expression.SourcePosition;
import io.virta.plan.LogicalPlan;
import io.virta.sql.parser.VirtaParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;

/** Builds the statements of a script. */
final class StatementBuilder {
    private final QueryBuilder queries = new QueryBuilder();

    List<Statement> statements(VirtaParser.ScriptContext tree) {
        return tree.statement().stream().map(this::statement).toList();
    }

    private Statement statement(VirtaParser.StatementContext tree) {
        SourcePosition position = SqlText.position(tree);
        if (tree instanceof VirtaParser.CreateTableContext table) {
            return createTable(table, position);
        }
        if (tree instanceof VirtaParser.CreateViewContext view) {
            return new Statement.CreateView(SqlText.name(view.name), query(view.query()), position);
        }
        if (tree instanceof VirtaParser.CreateStreamingQueryContext query) {
            return new Statement.CreateStreamingQuery(
                    SqlText.name(query.name),
                    options(query.optionList()),
                    SqlText.joined(query.target),
                    query(query.query()),
                    position);
        }
        if (tree instanceof VirtaParser.InsertIntoContext insert) {
            return new Statement.InsertInto(SqlText.joined(insert.target), query(insert.query()), position);
        }
        if (tree instanceof VirtaParser.SetSettingContext set) {
            return new Statement.SetSetting(key(set.key), settingValue(set.setting), position);
        }
        return new Statement.ShowQuery(query(((VirtaParser.QueryStatementContext) tree).query()), position);
    }

    private LogicalPlan query(VirtaParser.QueryContext tree) {
        return queries.query(tree);
    }

    private static Statement createTable(VirtaParser.CreateTableContext tree, SourcePosition position) {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> partitionedBy = new ArrayList<>();
        for (VirtaParser.TableClauseContext clause : tree.tableClause()) {
            options.putAll(options(clause.optionList()));
            clause.identifier().forEach(column -> partitionedBy.add(SqlText.name(column)));
        }
        return new Statement.CreateTable(
                SqlText.joined(tree.name),
                tree.columnDefinitions() == null ? null : TypeBuilder.schema(tree.columnDefinitions()),
                SqlText.name(tree.format),
                options,
                partitionedBy,
                tree.IF() != null,
                position);
    }

    private static Map<String, String> options(VirtaParser.@Nullable OptionListContext tree) {
        Map<String, String> options = new LinkedHashMap<>();
        if (tree != null) {
            for (VirtaParser.OptionContext option : tree.option()) {
                String value = option.setting.STRING() == null
                        ? option.setting.getText()
                        : SqlText.string(option.setting.STRING().getSymbol());
                if (options.put(key(option.key), value) != null) {
                    throw new ParseException(
                            SqlText.position(option),
                            "the option '" + key(option.key) + "' is given twice.",
                            "Leave one of them out.");
                }
            }
        }
        return options;
    }

    private static String key(VirtaParser.SettingKeyContext tree) {
        return tree.STRING() == null
                ? tree.getText()
                : SqlText.string(tree.STRING().getSymbol());
    }

    /** The text of a setting as it stands, or the content of a string. */
    private static String settingValue(VirtaParser.SettingValueContext tree) {
        if (tree.getStart() == tree.getStop() && tree.getStart().getType() == VirtaParser.STRING) {
            return SqlText.string(tree.getStart());
        }
        return tree.getStart()
                .getInputStream()
                .getText(Interval.of(
                        tree.getStart().getStartIndex(), tree.getStop().getStopIndex()))
                .strip();
    }
}
