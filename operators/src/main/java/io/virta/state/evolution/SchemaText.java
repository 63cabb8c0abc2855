package io.virta.state.evolution;

import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.MapType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/**
 * Types as they stand in state files, the same in every version. An atomic type is {@code a:} and its constant; a decimal {@code d:}, precision, comma and scale; both end with a semicolon. An array is an opening bracket and
 * its elements' type, a map an opening brace and the types of keys and values. A struct is an opening parenthesis, for each field the length of its name, a colon, the name and its type, and a closing parenthesis. Which parts
 * may be null is not part of it. Stateless.
 */
public final class SchemaText {
    private SchemaText() {}

    /** A type as text. */
    public static String write(DataType type) {
        StringBuilder out = new StringBuilder();
        write(type, out);
        return out.toString();
    }

    private static void write(DataType type, StringBuilder out) {
        if (type instanceof AtomicType atomic) {
            out.append("a:").append(atomic.name()).append(';');
        } else if (type instanceof DecimalType decimal) {
            out.append("d:")
                    .append(decimal.precision())
                    .append(',')
                    .append(decimal.scale())
                    .append(';');
        } else if (type instanceof ArrayType array) {
            out.append('[');
            write(array.elementType(), out);
        } else if (type instanceof MapType map) {
            out.append('{');
            write(map.keyType(), out);
            write(map.valueType(), out);
        } else if (type instanceof StructType struct) {
            out.append('(');
            for (StructField field : struct.fields()) {
                out.append(field.name().length()).append(':').append(field.name());
                write(field.dataType(), out);
            }
            out.append(')');
        }
    }

    /** The type of a text that {@link #write} wrote; everything in it may be null. */
    public static DataType read(String text) {
        return new Reader(text).type();
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        DataType type() {
            char kind = text.charAt(at++);
            return switch (kind) {
                case 'a' -> atomic();
                case 'd' -> decimal();
                case '[' -> new ArrayType(type(), true);
                case '{' -> new MapType(type(), type(), true);
                case '(' -> struct();
                default -> throw new IllegalArgumentException("no type at " + (at - 1) + " of " + text);
            };
        }

        private AtomicType atomic() {
            at++;
            return AtomicType.valueOf(upTo(';'));
        }

        private DecimalType decimal() {
            at++;
            int precision = Integer.parseInt(upTo(','));
            return new DecimalType(precision, Integer.parseInt(upTo(';')));
        }

        private StructType struct() {
            List<StructField> fields = new ArrayList<>();
            while (text.charAt(at) != ')') {
                int length = Integer.parseInt(upTo(':'));
                String name = text.substring(at, at + length);
                at += length;
                fields.add(new StructField(name, type(), true));
            }
            at++;
            return new StructType(fields);
        }

        private String upTo(char end) {
            int from = at;
            at = text.indexOf(end, from) + 1;
            return text.substring(from, at - 1);
        }
    }
}
