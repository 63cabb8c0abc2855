package io.virta.driver;

import io.virta.batch.Batch;
import io.virta.dropped.DropKind;
import io.virta.dropped.DroppedRows;
import io.virta.error.VirtaException;
import io.virta.operator.Operator;
import io.virta.operator.Operator.EmitReason;
import io.virta.operator.Output;
import io.virta.operator.StreamElement;
import io.virta.operator.StreamElement.Barrier;
import io.virta.operator.StreamElement.Data;
import io.virta.operator.StreamElement.Dropped;
import io.virta.operator.StreamElement.End;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drives the operators of one stage instance. The caller offers the elements of each channel in order and takes those of the output:
 *
 * <pre>
 *   while (!driver.hasOutput() && driver.hasWork()) driver.step();
 *   if (driver.hasOutput()) push(driver.poll());
 *   else for each channel that it accepts: pull an element and offer it
 * </pre>
 *
 * <p>A channel that has delivered its barrier is not accepted until all others have delivered theirs; otherwise a channel is accepted whenever no output and no work is pending. So an instance
 * holds the output of one piece of work at most, and the state stands exactly at the barrier while the barrier is the head of the output: that is the moment to freeze it.
 *
 * <p>After rows (continuous) or after the barrier has come on all channels (micro-batch) the driver makes a <em>round</em>: operator by operator along the chain it raises the watermark, lets
 * the operator emit into those after it, and asks which watermark holds behind it. Single-threaded; no element is kept after it was offered.
 */
public final class StageDriver implements AutoCloseable {
    private static final List<DropKind> KINDS = List.of(DropKind.values());

    private final Operator[] operators;
    private final List<Channel> channels;
    private final Discipline discipline;
    private final ChannelAlignment alignment;
    private final Output[] outputs;
    private final ArrayDeque<StreamElement> output = new ArrayDeque<>();
    private final long[] advancedMicros;
    private final @Nullable DroppedRows dropped;
    private long sentWatermarkMicros;
    private long epoch = -1;

    /** The operator at which the round stands, or -1 if there is none. */
    private int round = -1;

    private boolean entered;
    private long roundWatermarkMicros;
    private EmitReason reason = EmitReason.CHANGE;

    /**
     * A driver at the beginning of an epoch.
     *
     * @param operators in order of the flow; may be empty
     * @param channels at least one
     * @param initialWatermarkMicros the watermark at which the stage's inputs stand, as the operators were told
     */
    public StageDriver(
            List<Operator> operators, List<Channel> channels, Discipline discipline, long initialWatermarkMicros) {
        this(operators, channels, discipline, initialWatermarkMicros, null);
    }

    /**
     * A driver that also sends on what the instance drops.
     *
     * @param dropped what the operators, or the reader before them, have dropped; null if nobody wants it
     */
    public StageDriver(
            List<Operator> operators,
            List<Channel> channels,
            Discipline discipline,
            long initialWatermarkMicros,
            @Nullable DroppedRows dropped) {
        this.dropped = dropped;
        this.operators = operators.toArray(new Operator[0]);
        this.channels = List.copyOf(channels);
        this.discipline = discipline;
        this.alignment = new ChannelAlignment(channels, initialWatermarkMicros);
        this.outputs = new Output[this.operators.length];
        for (int i = 0; i < outputs.length; i++) {
            int next = i + 1;
            outputs[i] = batch -> feed(next, 0, batch);
        }
        advancedMicros = new long[this.operators.length];
        long micros = initialWatermarkMicros;
        for (int i = 0; i < advancedMicros.length; i++) {
            advancedMicros[i] = micros;
            micros = this.operators[i].outputWatermark(micros);
        }
        sentWatermarkMicros = micros;
    }

    /** Whether an element of this channel may be offered now. */
    public boolean accepts(int channel) {
        return output.isEmpty() && !hasWork() && alignment.isOpen(channel);
    }

    /** Takes the next element of a channel that {@link #accepts} it. */
    public void offer(int channel, StreamElement element) {
        if (!accepts(channel)) {
            throw VirtaException.internal("Channel " + channel + " is not accepted now: " + element);
        }
        sendDropped();
        if (element instanceof Data data) {
            feed(0, channels.get(channel).input(), data.batch());
            changed();
        } else if (element instanceof Watermark watermark) {
            alignment.raise(channel, watermark.micros());
            changed();
        } else if (element instanceof EpochStart start) {
            epochStart(start);
        } else if (element instanceof Barrier barrier) {
            barrier(channel, barrier.epoch());
        } else if (element instanceof Dropped) {
            output.add(element);
        } else if (element instanceof End) {
            end(channel);
        }
    }

    private void epochStart(EpochStart start) {
        if (start.epoch() == epoch) {
            return;
        }
        epoch = start.epoch();
        if (dropped != null) {
            dropped.beginEpoch(epoch);
        }
        for (Operator operator : operators) {
            operator.epochStart(start);
        }
        output.add(start);
    }

    private void barrier(int channel, long barrierEpoch) {
        if (barrierEpoch != epoch) {
            throw VirtaException.internal("The barrier of epoch " + barrierEpoch + " came in epoch " + epoch + ".");
        }
        if (alignment.block(channel)) {
            beginRound(EmitReason.BARRIER);
        }
    }

    private void end(int channel) {
        if (alignment.end(channel)) {
            output.add(new End());
        } else if (alignment.isAligned()) {
            beginRound(EmitReason.BARRIER);
        }
    }

    private void changed() {
        if (discipline == Discipline.CONTINUOUS) {
            beginRound(EmitReason.CHANGE);
        }
    }

    private void feed(int operator, int input, Batch batch) {
        if (batch.rowCount() == 0) {
            return;
        }
        if (operator == operators.length) {
            output.add(new Data(batch));
        } else {
            operators[operator].process(input, batch, outputs[operator]);
            sendDropped();
        }
    }

    /** Adds what was dropped since the last call to the output. */
    private void sendDropped() {
        if (dropped == null) {
            return;
        }
        for (DropKind kind : KINDS) {
            Batch rows = dropped.take(kind);
            if (rows != null) {
                output.add(new Dropped(kind, rows));
            }
        }
    }

    private void beginRound(EmitReason roundReason) {
        reason = roundReason;
        round = 0;
        entered = false;
        roundWatermarkMicros = alignment.watermarkMicros();
    }

    /** Whether {@link #step} has something to do without further input. */
    public boolean hasWork() {
        return round >= 0;
    }

    /** Does a bounded piece of the pending work, which may add to the output. */
    public void step() {
        if (round < 0) {
            return;
        }
        if (round == operators.length) {
            endRound();
            return;
        }
        Operator operator = operators[round];
        if (!entered) {
            entered = true;
            if (roundWatermarkMicros > advancedMicros[round]) {
                advancedMicros[round] = roundWatermarkMicros;
                operator.advance(roundWatermarkMicros);
            }
        }
        if (!operator.emit(reason, outputs[round])) {
            roundWatermarkMicros = operator.outputWatermark(roundWatermarkMicros);
            round++;
            entered = false;
        }
    }

    private void endRound() {
        round = -1;
        if (roundWatermarkMicros > sentWatermarkMicros) {
            sentWatermarkMicros = roundWatermarkMicros;
            output.add(new Watermark(roundWatermarkMicros));
        }
        if (reason == EmitReason.BARRIER) {
            for (Operator operator : operators) {
                operator.barrier(epoch);
            }
            alignment.release();
            output.add(new Barrier(epoch));
        }
    }

    /** Whether {@link #poll} has an element. */
    public boolean hasOutput() {
        return !output.isEmpty();
    }

    /** The head of the output, which stays there; null if it is empty. */
    public @Nullable StreamElement peek() {
        return output.peek();
    }

    /** Takes the next element of the output; null if there is none now. */
    public @Nullable StreamElement poll() {
        return output.poll();
    }

    /** The watermark at which the last operator's output stands. */
    public long outputWatermarkMicros() {
        return sentWatermarkMicros;
    }

    @Override
    public void close() {
        for (Operator operator : operators) {
            operator.close();
        }
    }

    @Override
    public String toString() {
        return "StageDriver" + Arrays.toString(operators) + " in epoch " + epoch;
    }
}
