package se.sedd.register.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The same imports for a file that lies on this machine already, without HTTP in between. */
@Component
public class LocalImport {

    /**
     * What became of the file.
     *
     * @param repeated the same content had been imported before, and nothing changed
     * @param refusal why nothing was published, if nothing was
     * @param firstProblem the first bad row in words, if any was bad
     */
    public record Result(
            long rows, long quarantined, boolean repeated, Optional<String> refusal, Optional<String> firstProblem) {}

    private final Imports imports;

    LocalImport(Imports imports) {
        this.imports = imports;
    }

    /**
     * What became of the file, with the whole report.
     *
     * @param repeated the same content had been imported before, and nothing changed
     * @param refusal why nothing was published, if nothing was
     */
    record Judged(ImportReport report, boolean repeated, Optional<String> refusal) {}

    /** @throws IllegalArgumentException when there is no import of that kind */
    public Result take(String kind, Path file) {
        try {
            Judged judged = judge(kind, file);
            return new Result(
                    judged.report().rows(),
                    judged.report().quarantined(),
                    judged.repeated(),
                    judged.refusal(),
                    judged.report().problems().stream().findFirst().map(Problem::toString));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException when there is no import of that kind */
    Judged judge(String kind, Path file) throws IOException {
        ImportKind known = imports.kind(kind)
                .orElseThrow(() -> new IllegalArgumentException("There is no import of kind " + kind));
        try (InputStream body = Files.newInputStream(file);
                Upload upload = imports.receive(body)) {
            Imports.Outcome outcome = imports.take(known, upload);
            return new Judged(outcome.report(), outcome.repeated(), Optional.empty());
        } catch (ImportRefused refused) {
            return new Judged(refused.report(), false, Optional.of(refused.getMessage()));
        }
    }
}
