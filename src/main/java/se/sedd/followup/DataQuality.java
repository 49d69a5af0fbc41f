package se.sedd.followup;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.register.Upsert;

/** Pupils of whom too little is known for a case. The register is chased for them, not the family. */
@Component
public class DataQuality {

    /**
     * @param offeredDays offered days in the window
     * @param offeredMinutes offered minutes in the window
     * @param reportedMinutes reported minutes of these
     */
    public record Finding(
            String pupilId,
            String schoolId,
            LocalDate evaluatedOn,
            int offeredDays,
            int offeredMinutes,
            int reportedMinutes) {}

    private final JdbcClient jdbc;
    private final Upsert upsert;

    DataQuality(JdbcClient jdbc, Upsert upsert) {
        this.jdbc = jdbc;
        this.upsert = upsert;
    }

    /** The school's findings of the last evaluation, the least reported first. */
    public List<Finding> at(String schoolId) {
        return jdbc.sql("""
                        select * from sedd.data_quality where school_id = ?
                        order by offered_minutes - reported_minutes desc, pupil_id
                        """)
                .param(schoolId)
                .query((row, n) -> new Finding(
                        row.getString("pupil_id"),
                        row.getString("school_id"),
                        row.getObject("evaluated_on", LocalDate.class),
                        row.getInt("offered_days"),
                        row.getInt("offered_minutes"),
                        row.getInt("reported_minutes")))
                .list();
    }

    /** A pupil who has moved here may still stand on the other school's list, and leaves that one. */
    void replace(String schoolId, List<Finding> findings) {
        jdbc.sql("delete from sedd.data_quality where school_id = ?")
                .param(schoolId)
                .update();
        upsert.write(
                "sedd.data_quality",
                List.of("pupil_id"),
                List.of("school_id", "evaluated_on", "offered_days", "offered_minutes", "reported_minutes"),
                findings.stream()
                        .map(finding -> new Object[] {
                            finding.pupilId(),
                            finding.schoolId(),
                            finding.evaluatedOn(),
                            finding.offeredDays(),
                            finding.offeredMinutes(),
                            finding.reportedMinutes()
                        })
                        .toList());
    }
}
