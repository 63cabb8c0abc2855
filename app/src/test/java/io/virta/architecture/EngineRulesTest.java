package io.virta.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.concurrent.TimeUnit;

/** What keeps the engine (the {@code operators} module) a pure library: no scheduler, no clock, no files. */
@AnalyzeClasses(packages = "io.virta", importOptions = DoNotIncludeTests.class)
@ArchTag("architecture")
class EngineRulesTest {
    @ArchTest
    static final ArchRule engineDoesNotKnowItsScheduler = noClasses()
            .that()
            .resideInAnyPackage(Modules.OPERATORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.pekko..", "scala..")
            .because(
                    "an operator is a plain object that any scheduler may drive: put actors and streams into io.virta.runtime");

    @ArchTest
    static final ArchRule engineStartsNoThreads = noClasses()
            .that()
            .resideInAnyPackage(Modules.OPERATORS)
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.util.concurrent..")
                    .or(assignableTo(Thread.class))
                    .or(assignableTo(ThreadLocal.class))
                    .and(DescribedPredicate.not(assignableTo(TimeUnit.class))))
            .because(
                    "operators are single-threaded and what they share is immutable: concurrency belongs to io.virta.runtime");

    @ArchTest
    static final ArchRule engineReadsNoClock = noClasses()
            .that()
            .resideInAnyPackage(Modules.OPERATORS)
            .should()
            .callMethodWhere(readsTheClock())
            .because(
                    "an epoch must give the same result when it runs again: take the epoch timestamp from the context");

    @ArchTest
    static final ArchRule engineOpensNoFiles = noClasses()
            .that()
            .resideInAnyPackage(Modules.OPERATORS)
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.io\\.(File|RandomAccess).*|java\\.nio\\.(file|channels)\\..*|java\\.net\\.(?!URI).*")
            .because("I/O belongs to connectors and persistence: pass bytes, or a String or URI that names the place");

    @ArchTest
    static final ArchRule engineDoesNotLog = noClasses()
            .that()
            .resideInAnyPackage(Modules.OPERATORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..")
            .because("the engine reports through results, metrics and VirtaException: its caller logs");

    @ArchTest
    static final ArchRule parserInternalsStayInTheSqlFrontEnd = noClasses()
            .that()
            .resideOutsideOfPackage("io.virta.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.virta.sql.parser..")
            .because("everybody else sees the logical plan that io.virta.sql returns");

    @ArchTest
    static final ArchRule enginePackagesFormNoCycles = SlicesRuleDefinition.slices()
            .assignedFrom(Modules.enginePackages())
            .should()
            .beFreeOfCycles()
            .because("a package is read after those it uses: move the shared type to the lower one");

    private static DescribedPredicate<JavaCall<?>> readsTheClock() {
        DescribedPredicate<JavaClass> time =
                assignableTo(TemporalAccessor.class).or(assignableTo(Clock.class));
        return DescribedPredicate.describe(
                "reads the clock",
                call -> (time.test(call.getTargetOwner()) && call.getName().matches("now|system.*|tick.*"))
                        || (call.getTargetOwner().isEquivalentTo(System.class)
                                && call.getName().matches("currentTimeMillis|nanoTime")));
    }
}
