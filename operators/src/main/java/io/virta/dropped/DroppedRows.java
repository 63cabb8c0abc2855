package io.virta.dropped;

import io.virta.batch.Batch;
import io.virta.batch.BytesBuilder;
import io.virta.batch.BytesColumn;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.LongBuilder;
import io.virta.batch.StructBuilder;
import io.virta.batch.StructColumn;
import io.virta.connector.BadRecordOutput;
import io.virta.format.json.JsonEncoder;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the dropped rows of one stage instance, by kind, until its driver takes them. Used by the instance's thread only; keeps nothing of what it is given.
 */
public final class DroppedRows implements BadRecordOutput {
    /** The columns of dropped rows, of every kind and query. */
    public static final StructType SCHEMA = new StructType()
            .add("kind", AtomicType.STRING)
            .add("reason", AtomicType.STRING)
            .add("origin", AtomicType.STRING)
            .add("row", AtomicType.STRING)
            .add("file", AtomicType.STRING)
            .add("position", AtomicType.BIGINT)
            .add("epoch", AtomicType.BIGINT)
            .add("watermark", AtomicType.TIMESTAMP);

    private static final int KIND = 0;
    private static final int REASON = 1;
    private static final int ORIGIN = 2;
    private static final int ROW = 3;
    private static final int FILE = 4;
    private static final int POSITION = 5;
    private static final int EPOCH = 6;
    private static final int WATERMARK = 7;
    private static final int EXPECTED_ROWS = 16;

    private final Map<DropKind, StructBuilder> rows = new EnumMap<>(DropKind.class);
    private final String source;
    private final ZoneId zone;
    private long epoch;

    /**
     * A collector of some kinds.
     *
     * @param source what the instance reads, the origin of malformed records; empty if it is no source
     * @param zone in which timestamps of late rows are written
     */
    public DroppedRows(Set<DropKind> wanted, String source, ZoneId zone) {
        wanted.forEach(kind -> rows.put(kind, (StructBuilder) ColumnBuilder.of(SCHEMA, EXPECTED_ROWS)));
        this.source = source;
        this.zone = zone;
    }

    /** Whether rows of a kind are collected. */
    public boolean wants(DropKind kind) {
        return rows.containsKey(kind);
    }

    /** The session time zone. */
    public ZoneId zone() {
        return zone;
    }

    /** The rows that follow are of an epoch. */
    public void beginEpoch(long number) {
        epoch = number;
    }

    /**
     * Adds late rows; nothing if nobody wants them.
     *
     * @param operator the id of the operator that drops them
     * @param encoder makes text of the rows as structs of their columns
     * @param watermarkMicros the watermark that they are late against
     */
    public void addLate(String operator, String reason, JsonEncoder encoder, Batch late, long watermarkMicros) {
        StructBuilder builder = rows.get(DropKind.LATE);
        if (builder == null) {
            return;
        }
        int count = late.rowCount();
        BytesColumn texts = encoder.encode(new StructColumn(late.columns(), null, count), count);
        for (int row = 0; row < count; row++) {
            begin(builder, DropKind.LATE, reason, operator);
            text(builder, ROW).append(texts.bytes(), texts.start(row), texts.lengthBytes(row));
            text(builder, FILE).appendNull();
            number(builder, POSITION).appendNull();
            number(builder, WATERMARK).append(watermarkMicros);
            builder.append();
        }
    }

    @Override
    public void add(byte[] bytes, int from, int to, String reason, @Nullable String file, long position) {
        StructBuilder builder = rows.get(DropKind.MALFORMED);
        if (builder == null) {
            return;
        }
        begin(builder, DropKind.MALFORMED, reason, source);
        text(builder, ROW).append(bytes, from, to - from);
        if (file == null) {
            text(builder, FILE).appendNull();
        } else {
            text(builder, FILE).append(file);
        }
        number(builder, POSITION).append(position);
        number(builder, WATERMARK).appendNull();
        builder.append();
    }

    private void begin(StructBuilder builder, DropKind kind, String reason, String origin) {
        text(builder, KIND).append(kind.text());
        text(builder, REASON).append(reason);
        text(builder, ORIGIN).append(origin);
        number(builder, EPOCH).append(epoch);
    }

    private static BytesBuilder text(StructBuilder builder, int column) {
        return (BytesBuilder) builder.field(column);
    }

    private static LongBuilder number(StructBuilder builder, int column) {
        return (LongBuilder) builder.field(column);
    }

    /** Takes the rows of a kind that were added since the last call; null if there are none. */
    public @Nullable Batch take(DropKind kind) {
        StructBuilder builder = rows.get(kind);
        if (builder == null || builder.length() == 0) {
            return null;
        }
        StructColumn built = (StructColumn) builder.build();
        return new Batch(built.length(), built.fields());
    }
}
