package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import se.sedd.StatementCount;
import se.sedd.WorkFloor;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Register;
import se.sedd.register.imports.Sent;
import se.sedd.seen.DailyContacts;

/**
 * What the school morning and the end of the school day send to the database for up to 2,000 flagged pupils. Not part of the suite, which
 * counts ten and a hundred: {@code mvn test -Dtest=SchoolMorningMeasurement}.
 */
@DisplayName("A school morning of many daily contacts")
class SchoolMorningMeasurement {

    private static final String SCHOOL = "tvatusen";
    private static final int PUPILS = 2_000;
    private static final int CLASS_SIZE = 25;

    private WorkFloor floor;

    @Test
    @DisplayName("sends as many statements for each hundred, whether a hundred or two thousand are flagged")
    void measured() {
        try (WorkFloor started = WorkFloor.start()) {
            floor = started;
            people();
            cases();
            SchoolCalendar calendar = floor.bean(SchoolCalendar.class);
            LocalDate day = calendar.plus(SCHOOL, calendar.today(SCHOOL), 1);
            morning(20, day);
            int[] perHundred = new int[2];
            for (int flagged : List.of(100, 500, PUPILS)) {
                day = calendar.plus(SCHOOL, day, 1);
                int statements = morning(flagged, day);
                perHundred[flagged == 100 ? 0 : 1] = statements * 100 / flagged;
            }
            assertThat(perHundred[1]).as("for each hundred").isLessThanOrEqualTo(perHundred[0]);
        }
    }

    private int morning(int flagged, LocalDate day) {
        JdbcTemplate sql = floor.bean(JdbcTemplate.class);
        sql.update("update sedd.case_registry set daily_contact = false");
        sql.update("update sedd.case_registry set daily_contact = true where case_number <= ?", number(flagged - 1));
        DailyContacts contacts = floor.bean(DailyContacts.class);
        int[] many = new int[2];
        long started = System.nanoTime();
        int begin = StatementCount.of(() -> many[0] = contacts.begin(SCHOOL, day));
        long morning = System.nanoTime() - started;
        started = System.nanoTime();
        int end = StatementCount.of(() -> many[1] = contacts.end(SCHOOL, day));
        long evening = System.nanoTime() - started;
        assertThat(many).containsOnly(flagged);
        System.out.printf(
                "%d flagged: morning %d statements, %.1f for each hundred, %d ms; end of the day %d statements, %d ms%n",
                flagged, begin, begin * 100.0 / flagged, morning / 1_000_000, end, evening / 1_000_000);
        return begin;
    }

    private static String number(int pupil) {
        return "M-%05d".formatted(pupil);
    }

    private void cases() {
        JdbcTemplate sql = floor.bean(JdbcTemplate.class);
        Date today = Date.valueOf(floor.bean(SchoolCalendar.class).today(SCHOOL));
        List<Object[]> rows = new ArrayList<>();
        floor.bean(Register.class)
                .pupilsOf(SCHOOL)
                .forEach(pupil -> rows.add(new Object[] {
                    number(rows.size()), pupil.id(), pupil.ref(), SCHOOL, today, today, pupil.mentor(), today, today
                }));
        assertThat(rows).hasSize(PUPILS);
        sql.batchUpdate("""
                insert into sedd.case_registry
                  (case_number, pupil_id, pupil_ref, school_id, opened_on, opened_because, state, level, level_since, owner,
                   next_step, due_date, call_due, call_attempts, continues, severe, contact_person_asked, daily_contact,
                   question_open)
                values (?, ?, ?, ?, ?, 'threshold', 'OPEN', 'MENTOR', ?, ?, 'contact-guardian', ?, ?, 0, 0, true, true, false,
                   false)
                """, rows);
    }

    private void people() {
        send("schools", "schoolId,name,country,language,municipality\n" + SCHOOL + ",Tvåtusenskolan,SE,sv,Provby\n");
        StringBuilder staff = new StringBuilder("userId,givenName,familyName,groups,schoolIds\n");
        IntStream.range(0, PUPILS / CLASS_SIZE)
                .forEach(group ->
                        staff.append("tvatusen-m%d,Prov,Mentor,mentor|primary-contact,%s\n".formatted(group, SCHOOL)));
        Set.of("coordinator", "principal")
                .forEach(role -> staff.append("tvatusen-%s,Prov,Person,%s,%s\n".formatted(role, role, SCHOOL)));
        send("staff", staff.toString());
        StringBuilder pupils = new StringBuilder("pupilId,givenName,familyName,schoolId,className,grade,mentor\n");
        IntStream.range(0, PUPILS)
                .forEach(number -> pupils.append("tt%d,Elev,Prov,%s,%d,8,tvatusen-m%d\n"
                        .formatted(number, SCHOOL, number / CLASS_SIZE, number / CLASS_SIZE)));
        send("pupils", pupils.toString());
    }

    private void send(String kind, String csv) {
        Sent.csv(floor.context(), kind, csv).wasTaken();
    }
}
