package io.virta.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;

/** The packages of each module, as patterns. */
final class Modules {
    static final String[] OPERATORS = {
        "io.virta.error..",
        "io.virta.types..",
        "io.virta.batch..",
        "io.virta.expression..",
        "io.virta.function..",
        "io.virta.plan..",
        "io.virta.sql..",
        "io.virta.analysis..",
        "io.virta.optimizer..",
        "io.virta.planner..",
        "io.virta.operator..",
        "io.virta.state..",
        "io.virta.connector..",
        "io.virta.format.."
    };
    static final String PERSISTENCE = "io.virta.persistence..";
    static final String CONNECTORS = "io.virta.connectors..";
    static final String RUNTIME = "io.virta.runtime..";
    static final String API = "io.virta.api..";
    static final String CONFIG = "io.virta.config..";
    static final String APP = "io.virta.app..";
    static final String LOAD_TESTS = "io.virta.loadtests..";

    private Modules() {}

    /** One slice per package directly below {@code io.virta}, of those that the patterns name. */
    static SliceAssignment packagesOf(String... patterns) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                String name = javaClass.getPackageName();
                return Arrays.stream(patterns)
                        .map(pattern -> pattern.replace("..", ""))
                        .filter(root -> name.equals(root) || name.startsWith(root + "."))
                        .map(SliceIdentifier::of)
                        .findFirst()
                        .orElse(SliceIdentifier.ignore());
            }

            @Override
            public String getDescription() {
                return "packages " + String.join(", ", patterns);
            }
        };
    }
}
