package io.virta.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.virta.app.command.ErrorReport;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** When a stack trace is shown. */
class ErrorReportTest {
    @Test
    void aFaultOfVirtaShowsItsStackTraceHoweverItIsWrapped() {
        RuntimeException wrapped = new VirtaException(
                ErrorCode.STREAM_FAILED, "The query failed.", null, VirtaException.internal("A promise is broken."));
        assertTrue(report(wrapped).contains("\tat "));
        assertTrue(report(new IllegalStateException("unexpected")).contains("\tat "));
    }

    @Test
    void aFaultOfTheUserShowsWhatIsWrongAndWhatToDo() {
        String text = report(new VirtaException(ErrorCode.PATH_NOT_FOUND, "There is no file.", "Create it."));
        assertEquals(
                "error: There is no file." + System.lineSeparator() + "Create it.",
                text.strip().replace("\n", System.lineSeparator()));
        assertFalse(text.contains("\tat "));
    }

    private static String report(RuntimeException failure) {
        StringWriter text = new StringWriter();
        assertEquals(ErrorReport.QUERY_FAILED, new ErrorReport(false, new PrintWriter(text, true)).report(failure));
        return text.toString();
    }
}
