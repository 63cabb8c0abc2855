package io.virta.state.evolution;

import io.virta.types.DataType;

/**
 * What a named state of a user's function holds, as the log of a query says it among the facts of an operator.
 *
 * @param kind of state, such as {@code VALUE} or {@code MAP}
 * @param type of what it holds; of a map the type of the map
 */
public record StateForm(String kind, DataType type) {
    /** The beginning of the names of facts that say what a state holds. */
    public static final String FACT = "state ";

    /** What such a fact says of a state that is to go. */
    public static final String DELETED = "DELETED";

    /** The text of the fact. */
    public String write() {
        return kind + " " + SchemaText.write(type);
    }

    /** What the text of a fact says. */
    public static StateForm read(String fact) {
        int space = fact.indexOf(' ');
        return new StateForm(fact.substring(0, space), SchemaText.read(fact.substring(space + 1)));
    }

    /** What the text of a fact says, for people. */
    public static String text(String fact) {
        return fact.equals(DELETED) ? fact : read(fact).toString();
    }

    /** For people: {@code VALUE INT}, {@code MAP<STRING, INT>}. */
    @Override
    public String toString() {
        return type.sql().startsWith(kind + "<") ? type.sql() : kind + " " + type.sql();
    }
}
