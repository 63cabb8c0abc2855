/**
 * The SQL front end: text to logical plans, expressions, types and statements. The grammar ({@code VirtaLexer.g4}, {@code VirtaParser.g4}) is Spark's dialect
 * plus streaming tables, watermarks and the statements of pipeline scripts.
 *
 * <p>Only this package knows ANTLR. Start at {@link io.virta.sql.SqlParser}. To add syntax: a rule in the grammar, its visit method in the builder of its
 * kind ({@code QueryBuilder}, {@code ExpressionBuilder}, {@code TypeBuilder}, {@code StatementBuilder}), a test.
 */
@NullMarked
package io.virta.sql;

import org.jspecify.annotations.NullMarked;
