package se.sedd.followup;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.register.Upsert;

/** How the last evaluation of each school went. */
@Component
class EvaluationRuns {

    /**
     * A school's evaluation.
     *
     * @param failed whether it came to no result
     * @param pupils how many pupils were looked at
     * @param unseen how many of them were above the threshold afterwards without a case with owner and date
     */
    record Run(String schoolId, LocalDate on, boolean failed, int pupils, int unseen) {}

    /**
     * The newest runs together.
     *
     * @param schools schools that there are
     * @param awaiting schools that have never been evaluated: they are new since the last evening
     * @param late schools whose last evaluation is older than it should be
     * @param failed schools whose last evaluation failed
     * @param unseen pupils whom the last evaluation left unseen
     */
    record Newest(int schools, int awaiting, int late, int failed, int unseen) {}

    private final JdbcClient jdbc;
    private final Upsert upsert;

    EvaluationRuns(JdbcClient jdbc, Upsert upsert) {
        this.jdbc = jdbc;
        this.upsert = upsert;
    }

    /** Keeps the runs of one evaluation; a school whose kept run is of a later date keeps that. */
    void keep(Collection<Run> runs) {
        Map<String, LocalDate> kept = jdbc
                .sql("select school_id, evaluated_on from sedd.evaluation_run")
                .query((row, n) -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        upsert.write(
                "sedd.evaluation_run",
                List.of("school_id"),
                List.of("evaluated_on", "failed", "pupils", "unseen"),
                runs.stream()
                        .filter(run ->
                                !kept.getOrDefault(run.schoolId(), run.on()).isAfter(run.on()))
                        .map(run -> new Object[] {run.schoolId(), run.on(), run.failed(), run.pupils(), run.unseen()})
                        .toList());
    }

    /** @param expected the date that every school should have been evaluated on by now */
    Newest newest(LocalDate expected) {
        return jdbc.sql("""
                        select count(*) as schools,
                          count(case when r.school_id is null then 1 end) as awaiting,
                          count(case when r.evaluated_on < ? then 1 end) as late,
                          count(case when r.failed then 1 end) as failed,
                          coalesce(sum(r.unseen), 0) as unseen
                        from sedd.school s left join sedd.evaluation_run r on r.school_id = s.school_id
                        """)
                .param(expected)
                .query((row, n) -> new Newest(
                        row.getInt("schools"),
                        row.getInt("awaiting"),
                        row.getInt("late"),
                        row.getInt("failed"),
                        row.getInt("unseen")))
                .single();
    }
}
