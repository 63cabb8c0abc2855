package io.virta.connectors.socket;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection, and the lines that came over it and are not released yet. A thread of its own reads; it waits while too much is held. Lines are numbered from the position at which the run began.
 * When the server closes the connection no more lines come; when it breaks, {@link #failure} says so. Safe for use by several threads.
 */
final class SocketLines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLines.class);
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final long MAX_HELD_BYTES = 256L << 20;
    /** What a line takes beside its text, about. */
    private static final int LINE_BYTES = 64;

    /** A line without its end, and when it came. */
    record Line(byte[] text, long timeMicros) {}

    private final Socket socket;
    private final String server;
    private final Clock clock;
    private final ArrayDeque<Line> held = new ArrayDeque<>();
    private long heldBytes;
    private long first;
    private boolean closed;
    private @Nullable VirtaException failure;

    private SocketLines(Socket socket, String server, Clock clock, long first) {
        this.socket = socket;
        this.server = server;
        this.clock = clock;
        this.first = first;
    }

    /** Connects and begins to read. The first line gets the number {@code first}. */
    static SocketLines connect(String host, int port, Clock clock, long first) {
        Socket socket = new Socket();
        String server = host + ":" + port;
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_TIMEOUT_MILLIS);
        } catch (IOException e) {
            closeQuietly(socket, server);
            boolean unknown = e instanceof UnknownHostException;
            throw new VirtaException(
                    ErrorCode.CONNECTION_FAILED,
                    "Cannot connect to " + server + ": " + (unknown ? "there is no such host" : e.getMessage()) + ".",
                    unknown
                            ? "Correct the option host."
                            : "Start the server first, for instance with: nc -lk " + port + ".",
                    e);
        }
        SocketLines lines = new SocketLines(socket, server, clock, first);
        Thread thread = new Thread(lines::readAll, "virta-socket-" + server);
        thread.setDaemon(true);
        thread.start();
        return lines;
    }

    /** The number after the last line that has come. */
    synchronized long end() {
        return first + held.size();
    }

    /** Lines by number; those that are not held are left out. */
    synchronized List<Line> lines(long from, long to) {
        List<Line> lines = new ArrayList<>();
        long number = first;
        for (Line line : held) {
            if (number >= to) {
                break;
            }
            if (number++ >= from) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** What broke the connection, or null while it is whole or after the server closed it. */
    synchronized @Nullable VirtaException failure() {
        return failure;
    }

    /** Forgets the lines before a number. */
    synchronized void release(long before) {
        while (first < before && !held.isEmpty()) {
            heldBytes -= held.remove().text().length + LINE_BYTES;
            first++;
        }
        notifyAll();
    }

    private void readAll() {
        try (InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    add(line);
                } else {
                    line.write(b);
                }
            }
            if (line.size() > 0) {
                add(line);
            }
            LOG.warn("{} closed the connection; no more lines will come", server);
        } catch (IOException e) {
            broke(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(ByteArrayOutputStream line) throws InterruptedException {
        byte[] text = line.toByteArray();
        line.reset();
        if (text.length > 0 && text[text.length - 1] == '\r') {
            text = Arrays.copyOf(text, text.length - 1);
        }
        synchronized (this) {
            while (heldBytes > MAX_HELD_BYTES && !closed) {
                wait();
            }
            held.add(new Line(text, 1000 * clock.millis()));
            heldBytes += text.length + LINE_BYTES;
        }
    }

    private synchronized void broke(IOException e) {
        if (!closed) {
            failure = new VirtaException(
                    ErrorCode.CONNECTION_FAILED,
                    "The connection to " + server + " broke: " + e.getMessage() + ".",
                    "What the server sent and the checkpoint has is safe; the rest it must send again.",
                    e);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        closeQuietly(socket, server);
    }

    private static void closeQuietly(Socket socket, String server) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing the connection to {} failed", server, e);
        }
    }
}
