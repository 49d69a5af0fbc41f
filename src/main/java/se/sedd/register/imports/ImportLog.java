package se.sedd.register.imports;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has been imported: the reports, known by content, and the bad rows that were put aside. */
@Component
class ImportLog {

    private static final int BATCH = 1_000;
    private static final int LONGEST_ROW = 100_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    ImportLog(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    Optional<ImportReport> ofContent(String kind, String hash) {
        return jdbc.sql("""
                        select import_id from sedd.import where kind = ? and content_hash = ?
                        """).params(kind, hash).query(String.class).optional().flatMap(this::report);
    }

    Optional<ImportReport> report(String importId) {
        return jdbc.sql("""
                        select kind, row_count, quarantined from sedd.import where import_id = ?
                        """)
                .param(importId)
                .query((row, n) -> new ImportReport(
                        importId,
                        row.getString("kind"),
                        row.getLong("row_count"),
                        row.getLong("quarantined"),
                        problems(importId)))
                .optional();
    }

    void write(ImportReport report, String hash, List<Findings.Quarantined> rows) {
        jdbc.sql("""
                insert into sedd.import (import_id, kind, content_hash, imported_at, row_count, quarantined)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        report.importId(),
                        report.kind(),
                        hash,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        report.rows(),
                        report.quarantined())
                .update();
        List<Object[]> problems = new ArrayList<>();
        for (Problem problem : report.problems()) {
            problems.add(new Object[] {
                report.importId(), problems.size(), problem.line(), problem.column(), problem.value(), problem.problem()
            });
        }
        inBatches("""
                insert into sedd.import_problem (import_id, seq, line, column_name, bad_value, problem)
                values (?, ?, ?, ?, ?, ?)
                """, problems);
        inBatches(
                """
                insert into sedd.import_quarantine (import_id, line, row_text) values (?, ?, ?)
                """,
                rows.stream()
                        .map(row ->
                                new Object[] {report.importId(), row.line(), Problem.printable(row.text(), LONGEST_ROW)
                                })
                        .toList());
    }

    private void inBatches(String sql, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            batches.batchUpdate(sql, rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
    }

    private List<Problem> problems(String importId) {
        return jdbc.sql("""
                        select line, column_name, bad_value, problem from sedd.import_problem where import_id = ? order by seq
                        """)
                .param(importId)
                .query((row, n) -> new Problem(
                        row.getLong("line"),
                        row.getString("column_name"),
                        row.getString("bad_value"),
                        row.getString("problem")))
                .list();
    }
}
