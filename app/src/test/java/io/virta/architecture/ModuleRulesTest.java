package io.virta.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ExtensibleBehavior;

/** The arrows between modules and what each module never sees. */
@AnalyzeClasses(packages = "io.virta", importOptions = DoNotIncludeTests.class)
@ArchTag("architecture")
class ModuleRulesTest {
    @ArchTest
    static final ArchRule everyClassBelongsToAModule = classes()
            .should()
            .resideInAnyPackage(all())
            .because("each top-level package has one home: add a new one to Modules, on purpose");

    @ArchTest
    static final ArchRule operatorsStandAlone = noClasses()
            .that()
            .resideInAnyPackage(Modules.OPERATORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    Modules.PERSISTENCE,
                    Modules.CONNECTORS,
                    Modules.RUNTIME,
                    Modules.SESSION,
                    Modules.API,
                    Modules.CONFIG,
                    Modules.APP)
            .because("the engine is a library: declare a port in it and implement the port outside");

    @ArchTest
    static final ArchRule configStandsAlone = noClasses()
            .that()
            .resideInAPackage(Modules.CONFIG)
            .should()
            .dependOnClassesThat(new DescribedPredicate<JavaClass>("belong to another module") {
                @Override
                public boolean test(JavaClass javaClass) {
                    return javaClass.getPackageName().startsWith("io.virta.")
                            && !javaClass.getPackageName().startsWith("io.virta.config");
                }
            })
            .because("settings are plain records that every module may read: interpret them where they are used");

    @ArchTest
    static final ArchRule persistenceKnowsNoQueries = noClasses()
            .that()
            .resideInAPackage(Modules.PERSISTENCE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    Modules.CONNECTORS,
                    Modules.RUNTIME,
                    Modules.SESSION,
                    Modules.API,
                    Modules.APP,
                    "io.virta.plan..",
                    "io.virta.sql..",
                    "io.virta.analysis..",
                    "io.virta.optimizer..",
                    "io.virta.planner..",
                    "io.virta.operator..")
            .because("what is stored is tables, deltas and events: the runtime gives them their meaning");

    @ArchTest
    static final ArchRule connectorsKnowOnlyTheirPort = noClasses()
            .that()
            .resideInAPackage(Modules.CONNECTORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    Modules.PERSISTENCE,
                    Modules.RUNTIME,
                    Modules.SESSION,
                    Modules.API,
                    Modules.CONFIG,
                    Modules.APP,
                    "io.virta.sql..",
                    "io.virta.analysis..",
                    "io.virta.optimizer..",
                    "io.virta.planner..",
                    "io.virta.operator..",
                    "io.virta.state..")
            .because(
                    "a user's own connector has io.virta.connector alone, so ours must do with it: widen the port instead");

    @ArchTest
    static final ArchRule runtimeKnowsNoSystem = noClasses()
            .that()
            .resideInAnyPackage(Modules.RUNTIME, Modules.SESSION, Modules.API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(Modules.CONNECTORS, Modules.APP)
            .because("connectors are found by service loading through io.virta.connector");

    @ArchTest
    static final ArchRule nothingNeedsTheApplication = noClasses()
            .that()
            .resideOutsideOfPackages(Modules.APP, Modules.LOAD_TESTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(Modules.APP, Modules.LOAD_TESTS)
            .because("an application embeds virta-actors: what it needs must not live in the deployable service");

    @ArchTest
    static final ArchRule actorsUseNoFutureCallbacks = noClasses()
            .that()
            .areAssignableTo(ExtensibleBehavior.class)
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "registers a callback on a future",
                    call -> call.getTargetOwner().isAssignableTo(CompletionStage.class)
                            && call.getName().matches("(then|when|handle|exceptionally).*")))
            .allowEmptyShould(true)
            .because("a callback runs on another thread and would touch the actor's fields: use context.pipeToSelf");

    @ArchTest
    static final ArchRule onlyTheCommandLineAndTheConsolePrint = noClasses()
            .that()
            .resideOutsideOfPackages(
                    Modules.APP, "io.virta.connectors.console..", Modules.LOAD_TESTS, Modules.TEST_BROKER, Modules.API)
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("standard output belongs to the user's pipe: log through slf4j, or report progress");

    private static String[] all() {
        Stream<String> others = Stream.of(
                Modules.PERSISTENCE,
                Modules.CONNECTORS,
                Modules.RUNTIME,
                Modules.SESSION,
                Modules.API,
                Modules.CONFIG,
                Modules.APP,
                Modules.LOAD_TESTS,
                Modules.TEST_BROKER);
        return Stream.concat(Stream.of(Modules.OPERATORS), others).toArray(String[]::new);
    }
}
