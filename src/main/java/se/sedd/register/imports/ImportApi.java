package se.sedd.register.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
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

    ImportApi(Imports imports, ImportLog importLog) {
        this.imports = imports;
        this.importLog = importLog;
    }

    /**
     * 201 with the report; 200 when the same file has been imported before; 422 when nothing was published. The body is read
     * to its end before any answer is given.
     */
    @PostMapping("/{kind}")
    ResponseEntity<?> take(@PathVariable String kind, HttpServletRequest request, InputStream body) throws IOException {
        try (Upload upload = imports.receive(body)) {
            Optional<ResponseEntity<ProblemDetail>> unsuitable = unsuitable(request);
            if (unsuitable.isPresent()) {
                return unsuitable.get();
            }
            Optional<ImportKind> known = imports.kind(kind);
            if (known.isEmpty()) {
                return problem(
                        HttpStatus.NOT_FOUND,
                        "Okänd import",
                        "Det finns ingen import som heter " + kind + ". Välj en av: "
                                + String.join(", ", imports.kinds()) + ".");
            }
            Imports.Outcome outcome = imports.take(known.get(), upload);
            return outcome.repeated()
                    ? ResponseEntity.ok(outcome.report())
                    : ResponseEntity.created(URI.create(
                                    "/api/imports/" + outcome.report().importId()))
                            .body(outcome.report());
        } catch (ImportRefused refused) {
            return refused(refused);
        }
    }

    /** The report of an earlier import. */
    @GetMapping("/{importId}")
    ResponseEntity<?> report(@PathVariable String importId) {
        Optional<ImportReport> report = importLog.report(importId);
        return report.isPresent()
                ? ResponseEntity.ok(report.get())
                : problem(HttpStatus.NOT_FOUND, "Okänd import", "Det finns ingen import med det numret.");
    }

    private static Optional<ResponseEntity<ProblemDetail>> unsuitable(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("text/csv");
        boolean compressed = Optional.ofNullable(request.getHeader("Content-Encoding"))
                .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
                .isPresent();
        boolean noFile = type.startsWith("multipart/")
                || type.startsWith(MediaType.APPLICATION_JSON_VALUE)
                || type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        if (compressed || noFile) {
            return Optional.of(problem(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Fel slags innehåll",
                    "Skicka filen som den är, okomprimerad, med Content-Type: text/csv."));
        }
        return Optional.empty();
    }

    private static ResponseEntity<ProblemDetail> refused(ImportRefused refused) {
        ImportReport report = refused.report();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage());
        problem.setTitle("Filen är inte importerad");
        problem.setProperty("importId", report.importId());
        problem.setProperty("kind", report.kind());
        problem.setProperty("rows", report.rows());
        problem.setProperty("accepted", report.accepted());
        problem.setProperty("quarantined", report.quarantined());
        problem.setProperty("problems", report.problems());
        return answer(problem);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        return answer(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
