package se.sedd.register.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.ApplicationContext;

/**
 * What became of a file that a test sent in, past the web layer. For tests that need schools, people and lessons:
 * {@code Sent.csv(context, "schools", "schoolId,name,country,language\n…").wasTaken()}.
 */
public record Sent(
        boolean refused, boolean repeated, String importId, long rows, long quarantined, List<Note> problems) {

    /** One problem of the report. */
    public record Note(long line, String column, String value, String problem) {
        public boolean isWarning() {
            return problem.startsWith("Varning:");
        }
    }

    public static Sent csv(ApplicationContext context, String kind, String content) {
        return bytes(context, kind, content.getBytes(StandardCharsets.UTF_8));
    }

    public static Sent bytes(ApplicationContext context, String kind, byte[] content) {
        Imports imports = context.getBean(Imports.class);
        try {
            try (Upload upload = imports.receive(new ByteArrayInputStream(content))) {
                Imports.Outcome outcome = imports.take(imports.kind(kind).orElseThrow(), upload);
                return of(outcome.report(), false, outcome.repeated());
            }
        } catch (ImportRefused refused) {
            return of(refused.report(), true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless the whole file was published without any bad row. */
    public Sent wasTaken() {
        if (refused || quarantined > 0) {
            throw new AssertionError("Not taken: " + this);
        }
        return this;
    }

    public long accepted() {
        return rows - quarantined;
    }

    private static Sent of(ImportReport report, boolean refused, boolean repeated) {
        return new Sent(
                refused,
                repeated,
                report.importId(),
                report.rows(),
                report.quarantined(),
                report.problems().stream()
                        .map(p -> new Note(p.line(), p.column(), p.value(), p.problem()))
                        .toList());
    }
}
