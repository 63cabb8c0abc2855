package io.virta.api;

import io.virta.api.function.UDF0;
import io.virta.api.function.UDF1;
import io.virta.api.function.UDF2;
import io.virta.api.function.UDF3;
import io.virta.api.function.UDF4;
import io.virta.api.function.UDF5;
import io.virta.session.SessionState;
import io.virta.session.UserFunction;
import io.virta.types.DataType;

/** Registers functions of the user's with a session, for SQL and {@link functions#call_udf}. A name registered again, or one of a built-in function, gets the new meaning. Safe for several threads. */
public final class UDFRegistration {
    private final SessionState session;

    UDFRegistration(SessionState session) {
        this.session = session;
    }

    /** Registers a function that {@link functions#udf} made. */
    public UserDefinedFunction register(String name, UserDefinedFunction function) {
        UserDefinedFunction named = function.withName(name);
        session.register(named.function());
        return named;
    }

    /** Registers an aggregate function that {@link functions#udaf} made. */
    public UserDefinedAggregate register(String name, UserDefinedAggregate function) {
        UserDefinedAggregate named = function.withName(name);
        session.register(named.function());
        return named;
    }

    /** Registers a function without arguments. */
    public void register(String name, UDF0<?> function, DataType returnType) {
        register(name, UserCode.of(function), 0, returnType);
    }

    /** Registers a function of one argument. */
    public void register(String name, UDF1<?, ?> function, DataType returnType) {
        register(name, UserCode.of(function), 1, returnType);
    }

    /** Registers a function of two arguments. */
    public void register(String name, UDF2<?, ?, ?> function, DataType returnType) {
        register(name, UserCode.of(function), 2, returnType);
    }

    /** Registers a function of three arguments. */
    public void register(String name, UDF3<?, ?, ?, ?> function, DataType returnType) {
        register(name, UserCode.of(function), 3, returnType);
    }

    /** Registers a function of four arguments. */
    public void register(String name, UDF4<?, ?, ?, ?, ?> function, DataType returnType) {
        register(name, UserCode.of(function), 4, returnType);
    }

    /** Registers a function of five arguments. */
    public void register(String name, UDF5<?, ?, ?, ?, ?, ?> function, DataType returnType) {
        register(name, UserCode.of(function), 5, returnType);
    }

    private void register(String name, UserFunction.Body body, int arity, DataType returnType) {
        session.register(new UserFunction(name, arity, returnType, true, body));
    }
}
