package io.virta.types;

/** Which casts are made without being asked for, so that an argument fits a parameter (ANSI mode off). */
public final class ImplicitCast {
    private ImplicitCast() {}

    /** Whether a value of one type may stand where another is expected. */
    public static boolean allowed(DataType from, DataType to) {
        if (from.equals(to) || from == AtomicType.VOID) {
            return true;
        }
        if (from instanceof ArrayType left && to instanceof ArrayType right) {
            return allowed(left.elementType(), right.elementType());
        }
        if (from instanceof MapType left && to instanceof MapType right) {
            return allowed(left.keyType(), right.keyType()) && allowed(left.valueType(), right.valueType());
        }
        if (from instanceof StructType left && to instanceof StructType right) {
            return structs(left, right);
        }
        if (from.isNumeric()) {
            return to.isNumeric() || to == AtomicType.STRING;
        }
        if (!(from instanceof AtomicType source) || !(to instanceof AtomicType || to instanceof DecimalType)) {
            return false;
        }
        return switch (source) {
            case STRING -> to != AtomicType.BOOLEAN && to != AtomicType.VOID && to != AtomicType.INTERVAL;
            case DATE -> to == AtomicType.TIMESTAMP || to == AtomicType.TIMESTAMP_NTZ || to == AtomicType.STRING;
            case TIMESTAMP -> to == AtomicType.DATE || to == AtomicType.TIMESTAMP_NTZ || to == AtomicType.STRING;
            case TIMESTAMP_NTZ -> to == AtomicType.DATE || to == AtomicType.TIMESTAMP || to == AtomicType.STRING;
            case INTERVAL_DAY -> to == AtomicType.INTERVAL_DAY_TIME || to == AtomicType.STRING;
            default -> to == AtomicType.STRING;
        };
    }

    private static boolean structs(StructType from, StructType to) {
        if (from.size() != to.size()) {
            return false;
        }
        for (int i = 0; i < from.size(); i++) {
            if (!allowed(from.typeAt(i), to.typeAt(i))) {
                return false;
            }
        }
        return true;
    }
}
