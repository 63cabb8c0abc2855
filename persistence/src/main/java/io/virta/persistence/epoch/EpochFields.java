package io.virta.persistence.epoch;

import io.virta.connector.MemoryChange;
import io.virta.connector.PlannedRange;
import io.virta.connector.SourceMemory;
import io.virta.connector.Split;
import io.virta.persistence.codec.RecordReader;
import io.virta.persistence.codec.RecordWriter;
import io.virta.persistence.state.StateFile;
import io.virta.persistence.state.StateManifest;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields of the records of the epoch log, in version 2 of {@link EpochCodec}: for each, how it is written and how it is read. Stateless. */
final class EpochFields {
    private EpochFields() {}

    static void writeStarted(RecordWriter out, QueryStarted started) {
        out.writeUuid(started.queryId());
        out.writeUuid(started.runId());
        out.writeInt(started.attempt());
        out.writeText(started.planFingerprint());
        out.writeInt(started.keyGroups());
        out.writeInt(started.shards());
        out.writeMap(started.sources());
        out.writeList(started.operators(), operator -> {
            out.writeText(operator.operatorId());
            out.writeText(operator.schema());
            out.writeMap(operator.facts());
        });
        out.writeMap(started.sinks());
    }

    static QueryStarted readStarted(RecordReader in) {
        return new QueryStarted(
                in.readUuid(),
                in.readUuid(),
                in.readInt(),
                in.readText(),
                in.readInt(),
                in.readInt(),
                in.readMap(),
                in.readList(() -> new OperatorState(in.readText(), in.readText(), in.readMap())),
                in.readMap());
    }

    static void writePlan(RecordWriter out, EpochPlan plan) {
        out.writeLong(plan.epoch());
        out.writeList(plan.ranges(), source -> {
            out.writeText(source.sourceId());
            writeRange(out, source.range());
        });
        out.writeList(plan.watermarks(), watermark -> {
            out.writeText(watermark.nodeId());
            out.writeLong(watermark.maxEventTimeMicros());
            out.writeLong(watermark.lateMicros());
            out.writeLong(watermark.evictionMicros());
        });
        out.writeLong(plan.timestampMicros());
        out.writeLong(plan.seed());
        out.writeMap(plan.settings());
    }

    static EpochPlan readPlan(RecordReader in) {
        return new EpochPlan(
                in.readLong(),
                in.readList(() -> new SourceRange(in.readText(), readRange(in))),
                in.readList(() -> new WatermarkState(in.readText(), in.readLong(), in.readLong(), in.readLong())),
                in.readLong(),
                in.readLong(),
                in.readMap());
    }

    private static void writeRange(RecordWriter out, PlannedRange range) {
        out.writeText(range.start());
        out.writeText(range.end());
        out.writeList(range.splits(), split -> {
            out.writeText(split.channel());
            out.writeLong(split.from());
            out.writeLong(split.to());
            out.writeText(split.detail());
            out.writeLong(split.estimatedBytes());
        });
        writeChange(out, range.memory());
    }

    private static PlannedRange readRange(RecordReader in) {
        return new PlannedRange(
                in.readText(),
                in.readText(),
                in.readList(() -> new Split(in.readText(), in.readLong(), in.readLong(), in.readText(), in.readLong())),
                readChange(in));
    }

    private static void writeChange(RecordWriter out, MemoryChange change) {
        out.writeInt(change.size());
        for (int i = 0; i < change.size(); i++) {
            out.writeLong(change.key(i));
            out.writeInt(change.mark(i));
        }
        out.writeInt(change.forgottenSize());
        for (int i = 0; i < change.forgottenSize(); i++) {
            out.writeLong(change.forgotten(i));
        }
        out.writeInt(change.forgetBelow());
    }

    private static MemoryChange readChange(RecordReader in) {
        TreeMap<Long, Integer> added = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            added.put(in.readLong(), in.readInt());
        }
        TreeSet<Long> forgotten = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            forgotten.add(in.readLong());
        }
        return MemoryChange.of(added, forgotten, in.readInt());
    }

    static void writePrepared(RecordWriter out, EpochPrepared prepared) {
        out.writeLong(prepared.epoch());
        out.writeInt(prepared.attempt());
        out.writeNullable(prepared.reached(), plan -> writePlan(out, plan));
        out.writeList(prepared.eventTimes(), eventTime -> {
            out.writeText(eventTime.nodeId());
            out.writeLong(eventTime.maxEventTimeMicros());
        });
        out.writeList(prepared.handles(), handle -> {
            out.writeText(handle.sinkId());
            out.writeInt(handle.writer());
            out.writeBytes(handle.content().toByteArray());
        });
        writeManifest(out, prepared.state());
    }

    static EpochPrepared readPrepared(RecordReader in) {
        return new EpochPrepared(
                in.readLong(),
                in.readInt(),
                in.readNullable(() -> readPlan(in)),
                in.readList(() -> new EventTime(in.readText(), in.readLong())),
                in.readList(() -> new CommitHandle(in.readText(), in.readInt(), Content.of(in.readBytes()))),
                readManifest(in));
    }

    static void writeState(RecordWriter out, EpochLogState state) {
        out.writeNullable(state.started(), started -> writeStarted(out, started));
        out.writeNullable(state.committed(), committed -> writePrepared(out, committed));
        out.writeNullable(state.committedPlan(), plan -> writePlan(out, plan));
        out.writeNullable(state.prepared(), prepared -> writePrepared(out, prepared));
        out.writeList(state.plans(), plan -> writePlan(out, plan));
        out.writeList(state.memories().entrySet(), memory -> {
            out.writeText(memory.getKey());
            writeChange(out, memory.getValue().folded());
        });
    }

    static EpochLogState readState(RecordReader in) {
        return new EpochLogState(
                in.readNullable(() -> readStarted(in)),
                in.readNullable(() -> readPrepared(in)),
                in.readNullable(() -> readPlan(in)),
                in.readNullable(() -> readPrepared(in)),
                in.readList(() -> readPlan(in)),
                readMemories(in));
    }

    private static Map<String, SourceMemory> readMemories(RecordReader in) {
        Map<String, SourceMemory> memories = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            memories.put(in.readText(), SourceMemory.EMPTY.after(readChange(in)));
        }
        return memories;
    }

    private static void writeManifest(RecordWriter out, StateManifest manifest) {
        out.writeList(manifest.files(), file -> {
            out.writeText(file.name());
            out.writeLong(file.firstEpoch());
            out.writeLong(file.lastEpoch());
            out.writeLong(file.lengthBytes());
            out.writeInt(file.checksum());
        });
    }

    private static StateManifest readManifest(RecordReader in) {
        return new StateManifest(in.readList(
                () -> new StateFile(in.readText(), in.readLong(), in.readLong(), in.readLong(), in.readInt())));
    }
}
