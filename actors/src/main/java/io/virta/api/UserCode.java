package io.virta.api;

import io.virta.api.function.UDF0;
import io.virta.api.function.UDF1;
import io.virta.api.function.UDF2;
import io.virta.api.function.UDF3;
import io.virta.api.function.UDF4;
import io.virta.api.function.UDF5;
import io.virta.session.UserFunction;

/** Lambdas of each arity as functions of an array. The types of the arguments are the user's promise. */
@SuppressWarnings("unchecked")
final class UserCode {
    private UserCode() {}

    static UserFunction.Body of(UDF0<?> function) {
        return values -> function.call();
    }

    static <A> UserFunction.Body of(UDF1<A, ?> function) {
        return values -> function.call((A) values[0]);
    }

    static <A, B> UserFunction.Body of(UDF2<A, B, ?> function) {
        return values -> function.call((A) values[0], (B) values[1]);
    }

    static <A, B, C> UserFunction.Body of(UDF3<A, B, C, ?> function) {
        return values -> function.call((A) values[0], (B) values[1], (C) values[2]);
    }

    static <A, B, C, D> UserFunction.Body of(UDF4<A, B, C, D, ?> function) {
        return values -> function.call((A) values[0], (B) values[1], (C) values[2], (D) values[3]);
    }

    static <A, B, C, D, E> UserFunction.Body of(UDF5<A, B, C, D, E, ?> function) {
        return values -> function.call((A) values[0], (B) values[1], (C) values[2], (D) values[3], (E) values[4]);
    }
}
