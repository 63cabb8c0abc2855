package io.virta.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which packages may know which library. A library that is fenced can be replaced, and need not be on every class path. */
@AnalyzeClasses(packages = "io.virta", importOptions = DoNotIncludeTests.class)
@ArchTag("architecture")
class LibraryFencesTest {
    @ArchTest
    static final ArchRule antlr = only("io.virta.sql..")
            .mayUse("org.antlr..")
            .because("the rest of the engine starts from the logical plan: call the SQL front end");

    @ArchTest
    static final ArchRule jackson = only("io.virta.format..", Modules.APP)
            .mayUse("com.fasterxml.jackson..")
            .because("functions and connectors share one JSON decoder and one encoder: use io.virta.format");

    @ArchTest
    static final ArchRule rocksdb = only(Modules.PERSISTENCE)
            .mayUse("org.rocksdb..")
            .because("native memory has one owner: use the state tables and the checkpoint of io.virta.persistence");

    @ArchTest
    static final ArchRule kafka = only("io.virta.connectors.kafka..", Modules.LOAD_TESTS, Modules.TEST_BROKER)
            .mayUse("org.apache.kafka..", "org.apache.pekko.kafka..")
            .because("Kafka is one connector among others and its client an optional dependency");

    @ArchTest
    static final ArchRule parquet = only("io.virta.connectors.file..", "io.virta.connectors.delta..")
            .mayUse("org.apache.parquet..", "org.apache.hadoop..")
            .because("Parquet and what it drags in are an optional dependency of the file connector");

    @ArchTest
    static final ArchRule jdbc = only(
                    "io.virta.connectors.jdbc..", Modules.PERSISTENCE, "io.virta.api", "io.virta.session.typed")
            .mayUse("java.sql..", "javax.sql..")
            .because("dates and times are days and microseconds here, databases are reached through the jdbc connector,"
                    + " and only the encoders of users' own classes know java.sql.Date and Timestamp");

    @ArchTest
    static final ArchRule pekko = only(
                    Modules.RUNTIME,
                    Modules.SESSION,
                    Modules.API,
                    Modules.PERSISTENCE,
                    Modules.APP,
                    Modules.LOAD_TESTS,
                    "io.virta.connectors.kafka..",
                    "io.virta.connectors.http..")
            .mayUse("org.apache.pekko..")
            .because("a reader or writer is a plain object that the runtime drives on a dispatcher of its choice");

    @ArchTest
    static final ArchRule typesafeConfig = only(
                    Modules.CONFIG,
                    Modules.PERSISTENCE,
                    Modules.RUNTIME,
                    Modules.SESSION,
                    Modules.API,
                    Modules.APP,
                    Modules.LOAD_TESTS)
            .mayUse("com.typesafe.config..")
            .because("a connector's options and the engine's settings arrive as values");

    @ArchTest
    static final ArchRule picocli =
            only(Modules.APP).mayUse("picocli..").because("the command line is part of the application alone");

    @ArchTest
    static final ArchRule logback = only(Modules.APP)
            .mayUse("ch.qos.logback..")
            .because("an embedding application chooses its own logging: use slf4j");

    private static Fence only(String... packages) {
        return new Fence(packages);
    }

    private record Fence(String... packages) {
        ArchRule mayUse(String... libraries) {
            return noClasses()
                    .that()
                    .resideOutsideOfPackages(packages)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(libraries);
        }
    }
}
