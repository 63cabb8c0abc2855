package io.virta.planner;

import io.virta.operator.Distribution;
import io.virta.operator.OperatorSpec;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Query plans as text, a line per operator. */
final class QueryPlanText {
    private QueryPlanText() {}

    static String of(QueryPlan plan) {
        StringBuilder text = new StringBuilder();
        append(plan, "", text);
        return text.toString();
    }

    private static void append(QueryPlan plan, String indent, StringBuilder text) {
        for (int i = 0; i < plan.staticPlans().size(); i++) {
            text.append(indent).append("Static plan ").append(i).append('\n');
            append(plan.staticPlans().get(i), indent + "  ", text);
        }
        for (Stage stage : plan.stages()) {
            append(stage, plan, indent, text);
        }
        text.append(indent)
                .append("Result: ")
                .append(plan.mode().name().toLowerCase(Locale.ROOT))
                .append(plan.ordered() ? ", ordered" : "")
                .append(plan.keyColumns().isEmpty() ? "" : ", key " + plan.keyColumns())
                .append(" (")
                .append(plan.outputSchema().toDDL())
                .append(")\n");
    }

    private static void append(Stage stage, QueryPlan plan, String indent, StringBuilder text) {
        text.append(indent).append("Stage ").append(stage.id()).append(", ").append(placement(stage));
        for (StageInput input : stage.inputs()) {
            StructType schema = plan.stages().get(input.fromStage()).outputSchema();
            text.append(", ")
                    .append(distribution(input.distribution(), schema))
                    .append(" from stage ")
                    .append(input.fromStage());
        }
        text.append('\n');
        Stage.SourceStage source = stage.source();
        if (source != null) {
            text.append(indent)
                    .append("  Scan ")
                    .append(source.table().description())
                    .append(' ')
                    .append(source.scan().schema().fieldNames())
                    .append('\n');
        }
        for (OperatorSpec operator : stage.operators()) {
            text.append(indent).append("  ").append(operator.explain()).append('\n');
        }
    }

    private static String placement(Stage stage) {
        return switch (stage.placement()) {
            case PARTITIONED -> "one instance per partition";
            case SHARDED -> "one instance per shard";
            case SINGLE -> "one instance";
        };
    }

    private static String distribution(Distribution distribution, StructType schema) {
        if (distribution instanceof Distribution.Hashed hashed) {
            return Arrays.stream(hashed.columns())
                    .mapToObj(column -> schema.field(column).name())
                    .collect(Collectors.joining(", ", "hashed by [", "]"));
        } else if (distribution instanceof Distribution.Single) {
            return "all rows";
        } else if (distribution instanceof Distribution.Broadcast) {
            return "a copy of all rows";
        }
        return "rows";
    }
}
