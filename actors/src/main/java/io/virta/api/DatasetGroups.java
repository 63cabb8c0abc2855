package io.virta.api;

import io.virta.plan.LogicalPlan;
import java.util.Map;

/** Rows of a dataset grouped and aggregated. A part of {@link Dataset}. */
abstract class DatasetGroups extends DatasetColumns {
    DatasetGroups(VirtaSession session, LogicalPlan analysed) {
        super(session, analysed);
    }

    /** Groups of rows with equal values, to be aggregated. */
    public RelationalGroupedDataset groupBy(Column... columns) {
        return new RelationalGroupedDataset(
                toDF(), RelationalGroupedDataset.Kind.GROUP_BY, ColumnNames.expressions(columns));
    }

    /** Groups of rows with equal values, to be aggregated. */
    public RelationalGroupedDataset groupBy(String column, String... columns) {
        return groupBy(ColumnNames.columns(column, columns));
    }

    /** Groups with subtotals from right to left and a total. */
    public RelationalGroupedDataset rollup(Column... columns) {
        return new RelationalGroupedDataset(
                toDF(), RelationalGroupedDataset.Kind.ROLLUP, ColumnNames.expressions(columns));
    }

    /** Groups with subtotals from right to left and a total. */
    public RelationalGroupedDataset rollup(String column, String... columns) {
        return rollup(ColumnNames.columns(column, columns));
    }

    /** Groups with subtotals of every combination. */
    public RelationalGroupedDataset cube(Column... columns) {
        return new RelationalGroupedDataset(
                toDF(), RelationalGroupedDataset.Kind.CUBE, ColumnNames.expressions(columns));
    }

    /** Groups with subtotals of every combination. */
    public RelationalGroupedDataset cube(String column, String... columns) {
        return cube(ColumnNames.columns(column, columns));
    }

    /** Aggregates over all rows. */
    public DataFrame agg(Column aggregate, Column... aggregates) {
        return groupBy().agg(aggregate, aggregates);
    }

    /** Aggregates over all rows: the name of a function for each column. */
    public DataFrame agg(Map<String, String> aggregates) {
        return groupBy().agg(aggregates);
    }
}
