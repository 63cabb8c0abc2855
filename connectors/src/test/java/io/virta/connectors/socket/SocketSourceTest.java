package io.virta.connectors.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.connector.Options;
import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connectors.testkit.SourceRuns;
import io.virta.connectors.testkit.TestContext;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SocketSourceTest {
    private final TestContext context = new TestContext();

    @Test
    void readsLinesAsTheyCome() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SourceScan scan = SourceRuns.scanAll(table(server.getLocalPort(), "false"));
            try (SourceEnumerator enumerator = scan.enumerator(context.source(1, true))) {
                assertThat(enumerator.plan(null, ReadLimit.ALL)).isNull();
                try (Socket client = server.accept()) {
                    send(client, "one two\r\nthree\n");
                    List<PlannedRange> ranges = plan(enumerator, null, 2);
                    assertThat(read(scan, ranges)).containsExactly(Row.of("one two"), Row.of("three"));
                    enumerator.committed(ranges.get(ranges.size() - 1));
                    send(client, "four");
                }
                assertThat(read(scan, plan(enumerator, "2", 3))).containsExactly(Row.of("four"));
            }
        }
    }

    @Test
    void linesHaveTheTimeTheyCameIfAskedFor() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SourceScan scan = SourceRuns.scanAll(table(server.getLocalPort(), "true"));
            try (SourceEnumerator enumerator = scan.enumerator(context.source(1, true))) {
                enumerator.plan(null, ReadLimit.ALL);
                try (Socket client = server.accept()) {
                    send(client, "x\n");
                    assertThat(read(scan, plan(enumerator, null, 1)))
                            .containsExactly(Row.of("x", Instant.parse("2024-01-01T00:00:00Z")));
                }
            }
        }
    }

    @Test
    void saysThatThereIsNoServer() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }
        SourceScan scan = SourceRuns.scanAll(table(port, "false"));
        try (SourceEnumerator enumerator = scan.enumerator(context.source(1, true))) {
            assertThatThrownBy(() -> enumerator.plan(null, ReadLimit.ALL))
                    .isInstanceOfSatisfying(
                            VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONNECTION_FAILED))
                    .hasMessageContaining("localhost:" + port);
        }
    }

    @Test
    void aConnectionThatBreaksEndsTheRunAndTheNextOneConnectsAgain() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SourceScan scan = SourceRuns.scanAll(table(server.getLocalPort(), "false"));
            try (SourceEnumerator enumerator = scan.enumerator(context.source(1, true))) {
                enumerator.plan(null, ReadLimit.ALL);
                Socket client = server.accept();
                send(client, "one\n");
                assertThat(read(scan, plan(enumerator, null, 1))).containsExactly(Row.of("one"));
                client.setSoLinger(true, 0);
                client.close();
                assertThatThrownBy(() -> plan(enumerator, "1", 2))
                        .isInstanceOfSatisfying(
                                VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONNECTION_FAILED))
                        .hasMessageContaining("broke");
            }
            try (SourceEnumerator next = scan.enumerator(context.source(1, true))) {
                next.restore("1");
                try (Socket client = server.accept()) {
                    send(client, "two\n");
                    assertThat(read(scan, plan(next, "1", 2))).containsExactly(Row.of("two"));
                }
            }
        }
    }

    @Test
    void saysThatThereIsNoHost() {
        SourceTable table = new SocketConnector()
                .source(Options.of(Map.of("host", "no-such-host.invalid", "port", "1")), null, true, context);
        try (SourceEnumerator enumerator = SourceRuns.scanAll(table).enumerator(context.source(1, true))) {
            assertThatThrownBy(() -> enumerator.plan(null, ReadLimit.ALL))
                    .hasMessageContaining("no-such-host.invalid:1: there is no such host");
        }
    }

    @Test
    void needsHostAndPort() {
        assertThatThrownBy(() ->
                        new SocketConnector().source(Options.of(Map.of("host", "localhost")), null, true, context))
                .hasMessageContaining("'port'");
        assertThatThrownBy(() -> table(70_000, "false")).hasMessageContaining("65535");
    }

    private SourceTable table(int port, String includeTimestamp) {
        return new SocketConnector()
                .source(
                        Options.of(
                                Map.of("host", "localhost", "port", "" + port, "includeTimestamp", includeTimestamp)),
                        null,
                        true,
                        context);
    }

    /** Plans until so many lines have come. */
    private static List<PlannedRange> plan(SourceEnumerator enumerator, String after, int lines) {
        List<PlannedRange> ranges = new ArrayList<>();
        String end = after;
        while (end == null || Integer.parseInt(end) < lines) {
            PlannedRange range = enumerator.plan(end, ReadLimit.ALL);
            if (range == null) {
                Thread.onSpinWait();
            } else {
                ranges.add(range);
                end = range.end();
            }
        }
        return ranges;
    }

    private List<Row> read(SourceScan scan, List<PlannedRange> ranges) {
        List<Row> rows = new ArrayList<>();
        for (PlannedRange range : ranges) {
            rows.addAll(SourceRuns.read(scan, context.source(1, true), range, 100));
        }
        return rows;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
