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
 * undisturbed run writes: {@code CrashDrill WORK [--kills N] [--seed S]}. The exit code is 0 if both are the same, byte for byte after sorting.
 */
public final class CrashDrill {
    private static final int FILES_PER_KILL = 6;
    private static final double SHORTEST_LIFE = 0.15;
    private static final double LONGEST_LIFE = 1.1;
    private static final long PATIENCE_SECONDS = 300;

    private final Path work;
    private final int kills;
    private final SplittableRandom random;

    private CrashDrill(Path work, int kills, long seed) {
        this.work = work;
        this.kills = kills;
        this.random = new SplittableRandom(seed);
    }

    public static void main(String[] arguments) throws Exception {
        int kills = 50;
        long seed = System.nanoTime();
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--kills" -> kills = Integer.parseInt(arguments[i + 1]);
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        System.out.println("crash drill: " + kills + " kills, seed " + seed);
        System.exit(new CrashDrill(Path.of(arguments[0]), kills, seed).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        DrillInput input = new DrillInput(work.resolve("input"));
        Pipeline disturbed = new Pipeline(work, "disturbed");
        input.addFiles(FILES_PER_KILL);
        long started = System.nanoTime();
        finish(disturbed);
        double usualMillis = (System.nanoTime() - started) / 1e6;
        System.out.printf(Locale.ROOT, "a run left alone takes %.0f ms%n", usualMillis);
        int starts = 0;
        for (int kill = 0; kill < kills; starts++) {
            input.addFiles(FILES_PER_KILL);
            long lifeMillis = (long) (usualMillis * random.nextDouble(SHORTEST_LIFE, LONGEST_LIFE));
            Process process = disturbed.start();
            if (process.waitFor(lifeMillis, TimeUnit.MILLISECONDS)) {
                failUnlessClean(disturbed, process);
                continue;
            }
            process.destroyForcibly().waitFor();
            kill++;
            System.out.printf(
                    Locale.ROOT,
                    "kill %d of %d after %d ms: %d windows, %d rows copied so far%n",
                    kill,
                    kills,
                    lifeMillis,
                    disturbed.windows().size(),
                    disturbed.copies().size());
        }
        input.addLastFile();
        finish(disturbed);
        Pipeline undisturbed = new Pipeline(work, "undisturbed");
        finish(undisturbed);
        boolean same = same("windows", undisturbed.windows(), disturbed.windows())
                & same("copies", undisturbed.copies(), disturbed.copies());
        boolean clean = noLeftovers(disturbed);
        System.out.printf(
                Locale.ROOT, "%s: %d of %d runs were killed%n", same && clean ? "PASSED" : "FAILED", kills, starts);
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
