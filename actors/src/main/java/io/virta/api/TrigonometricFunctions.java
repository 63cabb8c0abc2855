package io.virta.api;

/** Functions of angles and triangles. A part of {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class TrigonometricFunctions extends MathFunctions {
    /** The inverse hyperbolic cosine. */
    public static Column acosh(Column e) {
        return call("acosh", e);
    }

    /** The inverse hyperbolic sine. */
    public static Column asinh(Column e) {
        return call("asinh", e);
    }

    /** The inverse hyperbolic tangent. */
    public static Column atanh(Column e) {
        return call("atanh", e);
    }

    /** The cosecant of radians. */
    public static Column csc(Column e) {
        return call("csc", e);
    }

    /** The secant of radians. */
    public static Column sec(Column e) {
        return call("sec", e);
    }

    /** The cotangent of radians. */
    public static Column cot(Column e) {
        return call("cot", e);
    }

    /** The arc cosine in radians. */
    public static Column acos(Column e) {
        return call("acos", e);
    }

    /** The arc sine in radians. */
    public static Column asin(Column e) {
        return call("asin", e);
    }

    /** The arc tangent in radians. */
    public static Column atan(Column e) {
        return call("atan", e);
    }

    /** The angle of a point in radians. */
    public static Column atan2(Column y, Column x) {
        return call("atan2", y, x);
    }

    /** The cosine of radians. */
    public static Column cos(Column e) {
        return call("cos", e);
    }

    /** The hyperbolic cosine. */
    public static Column cosh(Column e) {
        return call("cosh", e);
    }

    /** Radians in degrees. */
    public static Column degrees(Column e) {
        return call("degrees", e);
    }

    /** The length of the hypotenuse. */
    public static Column hypot(Column a, Column b) {
        return call("hypot", a, b);
    }

    /** The number pi. */
    public static Column pi() {
        return call("pi");
    }

    /** Degrees in radians. */
    public static Column radians(Column e) {
        return call("radians", e);
    }

    /** The sine of radians. */
    public static Column sin(Column e) {
        return call("sin", e);
    }

    /** The hyperbolic sine. */
    public static Column sinh(Column e) {
        return call("sinh", e);
    }

    /** The tangent of radians. */
    public static Column tan(Column e) {
        return call("tan", e);
    }

    /** The hyperbolic tangent. */
    public static Column tanh(Column e) {
        return call("tanh", e);
    }
}
