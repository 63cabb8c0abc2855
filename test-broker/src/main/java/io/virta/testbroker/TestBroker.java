package io.virta.testbroker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker in a process of its own, with a directory of its own, which {@link #close} removes. {@link #shared} starts one for all tests of a process; a test that stops or kills the broker starts
 * another by {@link #start()}. Whatever happens to this process, the broker ends with it. Thread-safe.
 */
public final class TestBroker implements AutoCloseable {
    private static final String CLASS_PATH = "broker.classpath";
    private static @Nullable TestBroker shared;

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private @Nullable Process process;

    private TestBroker(Path directory, int port, int controllerPort) {
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** The broker that all tests of this process share, started at the first call, stopped when the process ends. */
    public static synchronized TestBroker shared() {
        TestBroker broker = shared;
        if (broker == null) {
            broker = start();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            shared = broker;
        }
        return broker;
    }

    /** A new broker without topics, ready to be used. */
    public static TestBroker start() {
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path directory = Files.createTempDirectory("virta-broker");
            TestBroker broker = new TestBroker(directory, one.getLocalPort(), other.getLocalPort());
            one.close();
            other.close();
            broker.resume();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code bootstrap.servers} takes. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Makes a topic; the client library must be on the class path. */
    public void createTopic(String name, int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills the broker as a power cut would; its topics stay. */
    public synchronized void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            join(running);
            process = null;
        }
    }

    /** Starts the killed broker again, at the same address with the same topics. */
    public synchronized void resume() {
        try {
            Process started = new ProcessBuilder(command())
                    .redirectError(directory.resolve("errors").toFile())
                    .start();
            process = started;
            BufferedReader output = started.inputReader(StandardCharsets.UTF_8);
            for (String line = output.readLine(); !BrokerProcess.READY.equals(line); line = output.readLine()) {
                if (line == null) {
                    throw new IllegalStateException("The broker did not start: "
                            + Files.readString(directory.resolve("errors"), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                classPath(),
                BrokerProcess.class.getName(),
                directory.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort));
    }

    private static String classPath() throws IOException {
        try (InputStream resource = TestBroker.class.getResourceAsStream(CLASS_PATH)) {
            if (resource == null) {
                throw new IllegalStateException("The module test-broker is not built whole: run Maven with -am.");
            }
            String own = Path.of(TestBroker.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
            return own
                    + System.getProperty("path.separator")
                    + new String(resource.readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        kill();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void join(Process ended) {
        boolean interrupted = false;
        while (true) {
            try {
                ended.waitFor();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
