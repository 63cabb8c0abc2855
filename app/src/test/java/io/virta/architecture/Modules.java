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
        "io.virta.row..",
        "io.virta.expression..",
        "io.virta.function..",
        "io.virta.evaluation..",
        "io.virta.plan..",
        "io.virta.sql..",
        "io.virta.analysis..",
        "io.virta.optimizer..",
        "io.virta.planner..",
        "io.virta.operator..",
        "io.virta.state..",
        "io.virta.connector..",
        "io.virta.format..",
        "io.virta.time..",
        "io.virta.driver..",
        "io.virta.dropped..",
        "io.virta.local.."
    };
    static final String PERSISTENCE = "io.virta.persistence..";
    static final String CONNECTORS = "io.virta.connectors..";
    static final String RUNTIME = "io.virta.runtime..";
    static final String SESSION = "io.virta.session..";
    static final String API = "io.virta.api..";
    static final String CONFIG = "io.virta.config..";
    static final String APP = "io.virta.app..";
    static final String LOAD_TESTS = "io.virta.loadtests..";
    static final String TEST_BROKER = "io.virta.testbroker..";

    private Modules() {}

    /**
     * One slice per package of the engine; {@code expression} and {@code function} are one, because a call holds its function and a function sees the
     * expressions of its arguments. The functions themselves, below {@code function}, are another: nothing refers to one of them, the registry finds them.
     */
    static SliceAssignment enginePackages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                String name = javaClass.getPackageName().replaceFirst("^(io\\.virta\\.\\w+).*", "$1");
                if (!Arrays.asList(OPERATORS).contains(name + "..")) {
                    return SliceIdentifier.ignore();
                }
                if (javaClass.getPackageName().startsWith("io.virta.function.")) {
                    return SliceIdentifier.of("the library of functions");
                }
                return SliceIdentifier.of(name.replace("io.virta.function", "io.virta.expression"));
            }

            @Override
            public String getDescription() {
                return "the packages of the engine";
            }
        };
    }
}
