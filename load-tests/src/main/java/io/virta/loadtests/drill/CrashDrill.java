package io.virta.loadtests.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Kills a process with SIGKILL at random moments while it reads files and writes windowed counts and a plain copy of them, starts it again each time, and compares what it has written in the end with what an
 * undisturbed run writes: {@code CrashDrill WORK [OPTION VALUE]...}, with the options of {@link DrillOptions}. The exit code is 0 if both are the same, byte for byte after sorting.
 */
public final class CrashDrill {
    private static final long PATIENCE_SECONDS = 300;
    private static final int TERMINATED = 128 + 15;
    private static final int LONGEST_STOP_MILLIS = 400;

    private final Path work;
    private final DrillOptions options;
    private final SplittableRandom random;

    private CrashDrill(Path work, DrillOptions options) {
        this.work = work;
        this.options = options;
        this.random = new SplittableRandom(options.seed());
    }

    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        DrillOptions options = DrillOptions.parse(all.subList(1, all.size()));
        System.out.println("crash drill: " + options);
        System.exit(new CrashDrill(Path.of(arguments[0]), options).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        DrillInput input = new DrillInput(work.resolve("input"));
        Pipeline disturbed = new Pipeline(work, "disturbed", options);
        input.addFiles(options.files());
        long started = System.nanoTime();
        finish(disturbed);
        double usualMillis = (System.nanoTime() - started) / 1e6;
        System.out.printf(Locale.ROOT, "a run left alone takes %.0f ms%n", usualMillis);
        int starts = 0;
        for (int kill = 0; kill < options.kills(); starts++) {
            input.addFiles(options.files());
            DrillOptions.Moment moment = options.moment();
            long lifeMillis = (long) (usualMillis * random.nextDouble(moment.shortestLife, moment.longestLife));
            Process process = disturbed.start();
            if (process.waitFor(lifeMillis, TimeUnit.MILLISECONDS)) {
                failUnlessClean(disturbed, process);
                continue;
            }
            if (moment == DrillOptions.Moment.STOP) {
                process.destroy();
                if (process.waitFor(random.nextInt(LONGEST_STOP_MILLIS), TimeUnit.MILLISECONDS)) {
                    failUnlessStopped(disturbed, process);
                    continue;
                }
            }
            process.destroyForcibly().waitFor();
            kill++;
            System.out.printf(
                    Locale.ROOT,
                    "kill %d of %d after %d ms: %d windows, %d rows copied so far%n",
                    kill,
                    options.kills(),
                    lifeMillis,
                    disturbed.rows("windows-0").size(),
                    disturbed.rows("copies-0").size());
        }
        input.addLastFile();
        finish(disturbed);
        Pipeline undisturbed = new Pipeline(work, "undisturbed", options);
        finish(undisturbed);
        boolean same = true;
        for (String output : disturbed.outputs()) {
            same &= same(output, undisturbed.rows(output), disturbed.rows(output));
        }
        boolean clean = noLeftovers(disturbed);
        System.out.printf(
                Locale.ROOT,
                "%s: %d of %d runs were killed%n",
                same && clean ? "PASSED" : "FAILED",
                options.kills(),
                starts);
        return same && clean;
    }

    private static void finish(Pipeline pipeline) throws Exception {
        Process process = pipeline.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "the run did not end within " + PATIENCE_SECONDS + " s, see " + pipeline.log());
        }
        failUnlessClean(pipeline, process);
    }

    private static void failUnlessClean(Pipeline pipeline, Process process) throws IOException {
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    "a run failed with exit code " + process.exitValue() + ":\n" + Files.readString(pipeline.log()));
        }
    }

    /** A process that stops when it is told to ends well, or as one that a signal has ended. */
    private static void failUnlessStopped(Pipeline pipeline, Process process) throws IOException {
        if (process.exitValue() != 0 && process.exitValue() != TERMINATED) {
            throw new IllegalStateException(
                    "a stop failed with exit code " + process.exitValue() + ":\n" + Files.readString(pipeline.log()));
        }
    }

    private static boolean same(String what, List<String> expected, List<String> actual) {
        if (expected.equals(actual)) {
            System.out.println(what + ": " + expected.size() + " rows, all the same");
            return true;
        }
        System.out.println(what + ": expected " + expected.size() + " rows, found " + actual.size());
        expected.stream()
                .filter(row -> !actual.contains(row))
                .limit(5)
                .forEach(row -> System.out.println("  missing " + row));
        actual.stream()
                .filter(row -> !expected.contains(row))
                .limit(5)
                .forEach(row -> System.out.println("  unexpected " + row));
        return false;
    }

    /** Nothing but committed files may lie in the output once a run has ended well. */
    private static boolean noLeftovers(Pipeline pipeline) throws IOException {
        List<Path> leftovers = pipeline.leftovers();
        leftovers.forEach(file -> System.out.println("left behind: " + file));
        return leftovers.isEmpty();
    }
}
