package io.virta.function.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DoubleMeanTest {
    @Property
    void convertsAsACastDoes(@ForAll long value) {
        assertEquals((double) value, DoubleMean.toDouble(value));
    }

    @Example
    void convertsAsACastDoesWhereThePathsMeet() {
        for (long value = -3; value <= 3; value++) {
            convertsAsACastDoes(value);
            convertsAsACastDoes((1L << 51) + value);
            convertsAsACastDoes(-(1L << 51) + value);
            convertsAsACastDoes(Long.MIN_VALUE + 3 + value);
        }
    }
}
