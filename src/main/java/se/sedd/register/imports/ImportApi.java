package se.sedd.register.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/imports/{kind}}: takes a CSV file and answers with the report. */
@RestController
@RequestMapping("/api/imports")
class ImportApi {

    private final Imports imports;
    private final ImportLog importLog;

    private final MessageSource words;

    ImportApi(Imports imports, ImportLog importLog, MessageSource words) {
        this.imports = imports;
        this.importLog = importLog;
        this.words = words;
    }

    /**
     * 201 with the report; 200 when the same file has been imported before; 422 when nothing was published. The body is read
     * to its end before any answer is given.
     */
    @PostMapping("/{kind}")
    ResponseEntity<?> take(@PathVariable String kind, HttpServletRequest request, InputStream body, Locale language)
            throws IOException {
        try (Upload upload = imports.receive(body)) {
            Optional<ResponseEntity<ProblemDetail>> unsuitable = unsuitable(request, language);
            if (unsuitable.isPresent()) {
                return unsuitable.get();
            }
            Optional<ImportKind> known = imports.kind(kind);
            if (known.isEmpty()) {
                return problem(
                        HttpStatus.NOT_FOUND, "unknown-kind", language, kind, String.join(", ", imports.kinds()));
            }
            Imports.Outcome outcome = imports.take(known.get(), upload);
            return outcome.repeated()
                    ? ResponseEntity.ok(outcome.report())
                    : ResponseEntity.created(URI.create(
                                    "/api/imports/" + outcome.report().importId()))
                            .body(outcome.report());
        } catch (ImportRefused refused) {
            return refused(refused, language);
        }
    }

    /** The report of an earlier import. */
    @GetMapping("/{importId}")
    ResponseEntity<?> report(@PathVariable String importId, Locale language) {
        Optional<ImportReport> report = importLog.report(importId);
        return report.isPresent()
                ? ResponseEntity.ok(report.get())
                : problem(HttpStatus.NOT_FOUND, "unknown", language);
    }

    private Optional<ResponseEntity<ProblemDetail>> unsuitable(HttpServletRequest request, Locale language) {
        String type = Optional.ofNullable(request.getContentType()).orElse("text/csv");
        boolean compressed = Optional.ofNullable(request.getHeader("Content-Encoding"))
                .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
                .isPresent();
        boolean noFile = type.startsWith("multipart/")
                || type.startsWith(MediaType.APPLICATION_JSON_VALUE)
                || type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        if (compressed || noFile) {
            return Optional.of(problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "no-file", language));
        }
        return Optional.empty();
    }

    private ResponseEntity<ProblemDetail> refused(ImportRefused refused, Locale language) {
        ImportReport report = refused.report();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage());
        problem.setTitle(words.getMessage("import.refused.title", new Object[0], language));
        problem.setProperty("importId", report.importId());
        problem.setProperty("kind", report.kind());
        problem.setProperty("rows", report.rows());
        problem.setProperty("accepted", report.accepted());
        problem.setProperty("quarantined", report.quarantined());
        problem.setProperty("problems", report.problems());
        return answer(problem);
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String what, Locale language, Object... values) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, words.getMessage("import." + what, values, language));
        problem.setTitle(words.getMessage("import." + what + ".title", new Object[0], language));
        return answer(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
