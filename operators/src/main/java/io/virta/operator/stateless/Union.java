package io.virta.operator.stateless;

import io.virta.batch.Batch;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.types.StructType;
import java.util.Collections;
import java.util.List;

/** Passes on the rows of all of its inputs, whose columns agree in number and types. */
public final class Union implements Operator {
    private Union() {}

    @Override
    public void process(int input, Batch batch, Output output) {
        output.emit(batch);
    }

    /** A union of {@code inputs} inputs. */
    public record Spec(int inputs, StructType outputSchema, boolean revises) implements OperatorSpec {
        @Override
        public List<Distribution> inputDistributions() {
            return Collections.nCopies(inputs, new Distribution.Any());
        }

        @Override
        public String explain() {
            return "Union";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new Union();
        }
    }
}
