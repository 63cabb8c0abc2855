package io.virta.sql;

import io.virta.expression.Expression;
import io.virta.expression.Frame;
import io.virta.expression.IntervalValue;
import io.virta.expression.Literal;
import io.virta.expression.OverCall;
import io.virta.expression.SortOrder;
import io.virta.sql.parser.VirtaParser;
import java.util.List;

/** {@code f(...) OVER (PARTITION BY ... ORDER BY ... ROWS BETWEEN ...)}. */
final class WindowBuilder {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private WindowBuilder() {}

    static Expression over(
            Expression call, VirtaParser.WindowSpecContext tree, ExpressionBuilder expressions, QueryBuilder queries) {
        List<Expression> partition =
                tree.expression().stream().map(expressions::visit).toList();
        List<SortOrder> orders = tree.orderClause() == null
                ? List.of()
                : tree.orderClause().sortItem().stream().map(queries::sortOrder).toList();
        Frame frame = tree.windowFrame() == null
                ? Frame.standard(call, !orders.isEmpty())
                : frame(tree.windowFrame(), orders, expressions);
        return new OverCall(call, partition, orders, frame);
    }

    private static Frame frame(
            VirtaParser.WindowFrameContext tree, List<SortOrder> orders, ExpressionBuilder expressions) {
        boolean byRows = tree.ROWS() != null;
        long start = bound(tree.frameBound(0), expressions);
        long end = tree.frameBound().size() == 1 ? 0 : bound(tree.frameBound(1), expressions);
        Frame frame = new Frame(byRows, start, end);
        if (start > end || !byRows && frame.hasDistance() && orders.size() != 1) {
            throw new ParseException(
                    SqlText.position(tree),
                    start > end ? "the frame ends before it begins." : "RANGE with a distance needs one order.",
                    start > end ? "Write the lower bound first." : "Order by one value, or use ROWS.");
        }
        return frame;
    }

    private static long bound(VirtaParser.FrameBoundContext tree, ExpressionBuilder expressions) {
        if (tree.CURRENT() != null) {
            return 0;
        }
        boolean precedes = tree.PRECEDING() != null;
        if (tree.UNBOUNDED() != null) {
            return precedes ? Frame.UNBOUNDED_PRECEDING : Frame.UNBOUNDED_FOLLOWING;
        }
        if (expressions.visit(tree.expression()) instanceof Literal literal) {
            if (literal.value() instanceof Number number && literal.type().isIntegral()) {
                return precedes ? -number.longValue() : number.longValue();
            }
            if (literal.value() instanceof IntervalValue interval && interval.months() == 0) {
                long micros = interval.days() * MICROS_PER_DAY + interval.micros();
                return precedes ? -micros : micros;
            }
        }
        throw new ParseException(
                SqlText.position(tree),
                "a frame is bounded by a whole number or an interval of days and shorter.",
                "Write for example 3 PRECEDING or INTERVAL 1 HOUR PRECEDING.");
    }
}
