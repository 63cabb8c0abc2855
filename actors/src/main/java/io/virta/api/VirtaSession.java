package io.virta.api;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.virta.api.streaming.StreamingQueryManager;
import io.virta.connector.SourceTable;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.plan.LogicalPlan;
import io.virta.row.Row;
import io.virta.session.PekkoTable;
import io.virta.session.RangeTable;
import io.virta.session.SessionState;
import io.virta.sql.SqlParser;
import io.virta.sql.Statement;
import io.virta.types.StructType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/**
 * Where everything begins: reads tables and streams, runs SQL, holds settings, functions, tables and views, and the queries that run. It lives until {@link #stop()}, which ends its queries. Safe for
 * several threads.
 *
 * <p>Streaming queries run on an actor system: the application's own, {@code VirtaSession.on(system)}, or one that the session starts with its first query and ends with itself.
 */
public final class VirtaSession implements AutoCloseable {
    private static final AtomicReference<@Nullable VirtaSession> CURRENT = new AtomicReference<>();

    private final Config config;
    private final SessionState state;
    private final @Nullable ActorSystem<?> given;
    private final StreamingQueryManager streams = new StreamingQueryManager(this::actorSystem);
    private @Nullable ActorSystem<?> own;
    private boolean stopped;

    VirtaSession(Config config, @Nullable ActorSystem<?> given, Clock clock) {
        this.config = config;
        this.given = given;
        this.state = new SessionState(config, clock);
    }

    /** A builder of sessions. */
    public static Builder builder() {
        return new Builder();
    }

    /** A session whose queries run on the application's actor system, with its configuration. It ends before the system does. */
    public static VirtaSession on(ActorSystem<?> system) {
        return builder().actorSystem(system).create();
    }

    SessionState state() {
        return state;
    }

    /** The version of Virta. */
    public String version() {
        String version = VirtaSession.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    // Rows

    /** Reads what a source has now. */
    public DataFrameReader read() {
        return new DataFrameReader(this);
    }

    /** Reads a source as a stream. */
    public DataStreamReader readStream() {
        return new DataStreamReader(this);
    }

    /** The rows of a table or view. */
    public DataFrame table(String name) {
        return read().table(name);
    }

    /** These rows; each has a value for each field of the schema. */
    public DataFrame createDataFrame(List<Row> rows, StructType schema) {
        for (Row row : rows) {
            if (row.size() != schema.size()) {
                throw new VirtaException(
                        ErrorCode.INVALID_VALUE,
                        "The row " + row + " has " + row.size() + " values, the schema " + schema.size() + " fields.",
                        "The schema is " + schema.toDDL() + ".");
            }
        }
        return DataFrame.of(this, state.sources().rows(schema, rows));
    }

    /** The numbers from 0 to {@code end - 1}, as the column {@code id}. */
    public DataFrame range(long end) {
        return range(0, end, 1);
    }

    /** The numbers from {@code start} to {@code end - 1}, as the column {@code id}. */
    public DataFrame range(long start, long end) {
        return range(start, end, 1);
    }

    /** The numbers {@code start, start + step, ...} before {@code end}, as the column {@code id}. */
    public DataFrame range(long start, long end, long step) {
        return fromTable(new RangeTable(start, end, step), false);
    }

    /** No rows and no columns. */
    public DataFrame emptyDataFrame() {
        return createDataFrame(List.of(), new StructType());
    }

    /** The rows of a Pekko stream as a stream. They are logged in the checkpoint, since the source cannot be replayed; each query that reads them runs the source anew. */
    public DataFrame fromSource(Source<Row, ?> source, StructType schema) {
        return fromTable(new PekkoTable(schema, source, this::actorSystem), true);
    }

    /** The same for maps: each field of the schema is the value of its name, null where there is none. */
    public DataFrame fromMaps(Source<Map<String, Object>, ?> source, StructType schema) {
        List<String> names = schema.fieldNames();
        return fromSource(
                source.map(map ->
                        new Row(names.stream().<@Nullable Object>map(map::get).toList(), schema)),
                schema);
    }

    /** The rows of a source that the program made, such as an {@code io.virta.connector.memory.MemoryStream}, as a stream. */
    public DataFrame fromTable(SourceTable table) {
        return fromTable(table, true);
    }

    DataFrame fromTable(SourceTable table, boolean streaming) {
        return DataFrame.of(this, state.sources().scan(table, streaming));
    }

    // SQL

    /** Runs SQL text: the rows of its last statement if that is a query, else none. Several statements are separated by semicolons. */
    public DataFrame sql(String text) {
        DataFrame rows = null;
        for (Statement statement : SqlParser.parseScript(text)) {
            rows = execute(statement).rows();
        }
        return rows == null ? emptyDataFrame() : rows;
    }

    /** Executes a statement: queries are only analysed, streaming queries started, {@code INSERT INTO} runs to its end. */
    public SqlResult execute(Statement statement) {
        return new SqlStatements(this).execute(statement);
    }

    /** The logical, optimised and physical plans of a statement, without running it; empty if it has none. Throws what is wrong with it. */
    public String explain(Statement statement) {
        return new SqlStatements(this).explain(statement);
    }

    /** The DataFrame of a plan as {@link SqlParser} makes it. */
    public DataFrame query(LogicalPlan plan) {
        return DataFrame.of(this, plan);
    }

    // What belongs to it

    /** The settings. */
    public RuntimeConfig conf() {
        return new RuntimeConfig(state.conf());
    }

    /** The queries that run. */
    public StreamingQueryManager streams() {
        return streams;
    }

    /** The functions of the user's. */
    public UDFRegistration udf() {
        return new UDFRegistration(state);
    }

    /** The tables and views by name. */
    public Catalog catalog() {
        return new Catalog(state.catalog());
    }

    /** The actor system of its queries; started now if the session has to. */
    public synchronized ActorSystem<?> actorSystem() {
        if (given != null) {
            return given;
        }
        if (stopped) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY, "The session has been stopped.", "Make a new one with builder().");
        }
        if (own == null) {
            Config daemonic = config.withValue("pekko.daemonic", ConfigValueFactory.fromAnyRef("on"));
            own = ActorSystem.create(Behaviors.empty(), "virta", daemonic);
        }
        return own;
    }

    /** Ends all queries after their running epochs, and then the session. */
    public void stop() {
        CURRENT.compareAndSet(this, null);
        streams.close();
        state.close();
        synchronized (this) {
            stopped = true;
            if (own != null) {
                own.terminate();
                own.getWhenTerminated().toCompletableFuture().join();
            }
        }
    }

    /** As {@link #stop}. */
    @Override
    public void close() {
        stop();
    }

    /** Makes sessions. Used by one thread at a time. */
    public static final class Builder {
        private final Map<String, String> settings = new java.util.LinkedHashMap<>();
        private @Nullable Config config;
        private @Nullable ActorSystem<?> system;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** The application's name. */
        public Builder appName(String name) {
            return config("spark.app.name", name);
        }

        /** Accepted and without effect: queries run in this process, on as many processors as the settings say. */
        public Builder master(String master) {
            return config("spark.master", master);
        }

        /** A setting, by Virta's name or Spark's. */
        public Builder config(String key, String value) {
            settings.put(key, value);
            return this;
        }

        /** A setting. */
        public Builder config(String key, boolean value) {
            return config(key, Boolean.toString(value));
        }

        /** A setting. */
        public Builder config(String key, long value) {
            return config(key, Long.toString(value));
        }

        /** A configuration in place of {@code application.conf}; the defaults of {@code reference.conf} are added. */
        public Builder config(Config configuration) {
            config = configuration;
            return this;
        }

        /** The application's actor system, on which queries run, and whose configuration the session takes. */
        public Builder actorSystem(ActorSystem<?> actorSystem) {
            system = actorSystem;
            return this;
        }

        /** The clock of epochs, triggers and sources. */
        Builder clock(Clock other) {
            clock = other;
            return this;
        }

        /** The session that {@code getOrCreate} made before and that has not been stopped, with these settings; a new one if there is none. */
        public VirtaSession getOrCreate() {
            synchronized (CURRENT) {
                VirtaSession current = CURRENT.get();
                if (current == null) {
                    current = create();
                    CURRENT.set(current);
                } else {
                    settings.forEach(current.conf()::set);
                }
                return current;
            }
        }

        /** A new session. */
        public VirtaSession create() {
            VirtaSession session = new VirtaSession(base(), system, clock);
            settings.forEach(session.conf()::set);
            return session;
        }

        private Config base() {
            if (config != null) {
                return ConfigFactory.load(config);
            }
            return system == null ? ConfigFactory.load() : system.settings().config();
        }
    }
}
