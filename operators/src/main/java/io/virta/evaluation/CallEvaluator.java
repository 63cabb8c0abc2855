package io.virta.evaluation;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.DictionaryColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.NullMasks;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Evaluator;
import io.virta.function.Kernel;
import io.virta.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * A call of a kernel. Calls of constants are computed for one row; a deterministic call on one dictionary column and constants is computed on the
 * dictionary; where a null argument makes a null result, that is done here.
 */
final class CallEvaluator implements Evaluator {
    /** A null argument makes a null result. */
    static final int STRICT = 1;
    /** Equal arguments make equal results. */
    static final int DETERMINISTIC = 2;
    /** The kernel may throw. */
    static final int MAY_FAIL = 4;

    private final Kernel kernel;
    private final Evaluator[] arguments;
    private final DataType type;
    private final boolean strict;
    private final boolean deterministic;
    private final boolean mayFail;

    CallEvaluator(Kernel kernel, Evaluator[] arguments, DataType type, int traits) {
        this.kernel = kernel;
        this.arguments = arguments;
        this.type = type;
        this.strict = (traits & STRICT) != 0;
        this.deterministic = (traits & DETERMINISTIC) != 0;
        this.mayFail = (traits & MAY_FAIL) != 0;
    }

    @Override
    public Column evaluate(Batch batch, EvaluationContext context) {
        int rowCount = batch.rowCount();
        Column[] columns = new Column[arguments.length];
        int dictionaries = 0;
        int constants = 0;
        for (int i = 0; i < columns.length; i++) {
            Column column = arguments[i].evaluate(batch, context);
            columns[i] = column;
            if (column instanceof DictionaryColumn) {
                dictionaries++;
            } else if (column instanceof ConstantColumn constant) {
                constants++;
                if (strict && constant.mayHaveNulls()) {
                    return NullableColumns.nulls(type, rowCount);
                }
            }
        }
        if (rowCount == 0) {
            return NullableColumns.nulls(type, 0);
        }
        if (deterministic && constants == columns.length && constants > 0) {
            return new ConstantColumn(call(slice(columns, 1), 1, context).flatten(), rowCount);
        }
        if (dictionaries == 1 && constants == columns.length - 1) {
            Column encoded = onDictionary(columns, rowCount, context);
            if (encoded != null) {
                return encoded;
            }
        }
        if (dictionaries > 0) {
            for (int i = 0; i < columns.length; i++) {
                if (columns[i] instanceof DictionaryColumn dictionary) {
                    columns[i] = dictionary.flatten();
                }
            }
        }
        return call(columns, rowCount, context);
    }

    private @Nullable Column onDictionary(Column[] columns, int rowCount, EvaluationContext context) {
        if (!deterministic || mayFail) {
            return null;
        }
        int place = 0;
        while (!(columns[place] instanceof DictionaryColumn)) {
            place++;
        }
        DictionaryColumn dictionary = (DictionaryColumn) columns[place];
        FlatColumn entries = dictionary.dictionary();
        if (entries.length() > rowCount || !strict && hasNullRows(dictionary)) {
            return null;
        }
        Column[] onEntries = slice(columns, entries.length());
        onEntries[place] = entries;
        FlatColumn results = call(onEntries, entries.length(), context).flatten();
        return new DictionaryColumn(results, dictionary.indices(), rowCount);
    }

    private static boolean hasNullRows(DictionaryColumn dictionary) {
        int[] indices = dictionary.indices();
        for (int i = 0; i < dictionary.length(); i++) {
            if (indices[i] < 0) {
                return true;
            }
        }
        return false;
    }

    /** The constants of {@code columns} at another length. */
    private static Column[] slice(Column[] columns, int count) {
        Column[] sliced = new Column[columns.length];
        for (int i = 0; i < columns.length; i++) {
            sliced[i] = columns[i] instanceof ConstantColumn constant ? constant.slice(0, count) : columns[i];
        }
        return sliced;
    }

    private Column call(Column[] columns, int rowCount, EvaluationContext context) {
        Column result = kernel.evaluate(columns, rowCount, context);
        if (!strict) {
            return result;
        }
        boolean[] nulls = null;
        for (Column column : columns) {
            if (column instanceof FlatColumn flat) {
                nulls = NullMasks.or(nulls, flat.nullMask());
            }
        }
        return nulls == null ? result : NullableColumns.withNulls(result.flatten(), nulls);
    }
}
