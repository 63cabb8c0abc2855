package io.virta.api;

/** Functions of numbers. A part of {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class MathFunctions extends StatisticFunctions {
    /** The sum, null where it overflows. */
    public static Column try_add(Column left, Column right) {
        return call("try_add", left, right);
    }

    /** The difference, null where it overflows. */
    public static Column try_subtract(Column left, Column right) {
        return call("try_subtract", left, right);
    }

    /** The product, null where it overflows. */
    public static Column try_multiply(Column left, Column right) {
        return call("try_multiply", left, right);
    }

    /** The quotient, null where the divisor is zero. */
    public static Column try_divide(Column left, Column right) {
        return call("try_divide", left, right);
    }

    /** The bit at a position from the right. */
    public static Column bit_get(Column e, Column pos) {
        return call("bit_get", e, pos);
    }

    /** The bit at a position from the right. */
    public static Column getbit(Column e, Column pos) {
        return call("getbit", e, pos);
    }

    /** The absolute value. */
    public static Column abs(Column e) {
        return call("abs", e);
    }

    /** The number in binary digits. */
    public static Column bin(Column e) {
        return call("bin", e);
    }

    /** Rounded half to even. */
    public static Column bround(Column e, int scale) {
        return call("bround", e, scale);
    }

    /** Rounded half to even. */
    public static Column bround(Column e) {
        return call("bround", e);
    }

    /** The cube root. */
    public static Column cbrt(Column e) {
        return call("cbrt", e);
    }

    /** The least whole number that is not less. */
    public static Column ceil(Column e) {
        return call("ceil", e);
    }

    /** The least whole number that is not less. */
    public static Column ceiling(Column e) {
        return call("ceiling", e);
    }

    /** The number in digits of another base. */
    public static Column conv(Column num, int fromBase, int toBase) {
        return call("conv", num, fromBase, toBase);
    }

    /** Euler's number. */
    public static Column e() {
        return call("e");
    }

    /** Euler's number to this power. */
    public static Column exp(Column e) {
        return call("exp", e);
    }

    /** Euler's number to this power, minus one. */
    public static Column expm1(Column e) {
        return call("expm1", e);
    }

    /** The factorial; null outside 0 to 20. */
    public static Column factorial(Column e) {
        return call("factorial", e);
    }

    /** The greatest whole number that is not greater. */
    public static Column floor(Column e) {
        return call("floor", e);
    }

    /** The number or bytes in hexadecimal digits. */
    public static Column hex(Column e) {
        return call("hex", e);
    }

    /** The natural logarithm. */
    public static Column ln(Column e) {
        return call("ln", e);
    }

    /** The natural logarithm. */
    public static Column log(Column e) {
        return call("log", e);
    }

    /** The logarithm to a base. */
    public static Column log(double base, Column a) {
        return call("log", base, a);
    }

    /** The logarithm to base 10. */
    public static Column log10(Column e) {
        return call("log10", e);
    }

    /** The natural logarithm of the value plus one. */
    public static Column log1p(Column e) {
        return call("log1p", e);
    }

    /** The logarithm to base 2. */
    public static Column log2(Column e) {
        return call("log2", e);
    }

    /** The negated number. */
    public static Column negative(Column e) {
        return call("negative", e);
    }

    /** The remainder, never negative. */
    public static Column pmod(Column dividend, Column divisor) {
        return call("pmod", dividend, divisor);
    }

    /** The number itself. */
    public static Column positive(Column e) {
        return call("positive", e);
    }

    /** The first number to the power of the second. */
    public static Column pow(Column base, Object exponent) {
        return call("pow", base, exponent);
    }

    /** The first number to the power of the second. */
    public static Column power(Column base, Object exponent) {
        return call("power", base, exponent);
    }

    /** The nearest whole number as a double. */
    public static Column rint(Column e) {
        return call("rint", e);
    }

    /** Rounded half up. */
    public static Column round(Column e) {
        return call("round", e);
    }

    /** Rounded half up to digits after the point. */
    public static Column round(Column e, int scale) {
        return call("round", e, scale);
    }

    /** -1, 0 or 1. */
    public static Column sign(Column e) {
        return call("sign", e);
    }

    /** -1, 0 or 1. */
    public static Column signum(Column e) {
        return call("signum", e);
    }

    /** The square root. */
    public static Column sqrt(Column e) {
        return call("sqrt", e);
    }

    /** The square root. */
    public static Column sqrt(String columnName) {
        return call("sqrt", col(columnName));
    }

    /** The bytes of hexadecimal digits. */
    public static Column unhex(Column e) {
        return call("unhex", e);
    }

    /** The bucket of an equi-width histogram. */
    public static Column width_bucket(Column v, Column min, Column max, Column numBucket) {
        return call("width_bucket", v, min, max, numBucket);
    }

    /** Bits shifted to the left. */
    public static Column shiftleft(Column e, int numBits) {
        return call("shiftleft", e, numBits);
    }

    /** Bits shifted to the right, keeping the sign. */
    public static Column shiftright(Column e, int numBits) {
        return call("shiftright", e, numBits);
    }

    /** Bits shifted to the right. */
    public static Column shiftrightunsigned(Column e, int numBits) {
        return call("shiftrightunsigned", e, numBits);
    }

    /** The number of bits set. */
    public static Column bit_count(Column e) {
        return call("bit_count", e);
    }

    /** A random number from 0 to 1. */
    public static Column rand() {
        return call("rand");
    }

    /** A random number from 0 to 1. */
    public static Column rand(long seed) {
        return call("rand", seed);
    }

    /** A random number of the standard normal distribution. */
    public static Column randn() {
        return call("randn");
    }

    /** A random number of the standard normal distribution. */
    public static Column randn(long seed) {
        return call("randn", seed);
    }
}
