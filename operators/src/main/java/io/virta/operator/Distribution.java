package io.virta.operator;

import java.util.Arrays;

/** How the rows of an input must be spread over the instances of an operator. */
public sealed interface Distribution {
    /** As they come: instance i reads partition i of its input. */
    record Any() implements Distribution {}

    /** Rows with equal values in these columns go to the instance that owns their key group. */
    record Hashed(int[] columns) implements Distribution {
        @Override
        public boolean equals(Object other) {
            return other instanceof Hashed hashed && Arrays.equals(columns, hashed.columns);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(columns);
        }

        @Override
        public String toString() {
            return "Hashed" + Arrays.toString(columns);
        }
    }

    /** All rows go to the one instance there is. */
    record Single() implements Distribution {}

    /** Every instance gets all rows. */
    record Broadcast() implements Distribution {}
}
