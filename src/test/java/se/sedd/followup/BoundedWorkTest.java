package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
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
 * How many SQL statements the daily work sends, at a school of a thousand pupils: first with little stored, then with months of
 * lessons, many open and closed cases and a long journal. The figures are printed; {@code docs/performance.md} tells of them.
 */
@DisplayName("Work does not grow with what is stored: SQL statements")
class BoundedWorkTest {

    private static final String SCHOOL = "tusen";
    private static final int PUPILS = 1_000;
    private static final int CLASS_SIZE = 25;
    private static final int STARTS = 10;

    /** Pupils who get cases between the two measurements. */
    private static final int FIRST_OF_MANY = 300;

    private static final int MANY_CASES = 120;

    private WorkFloor floor;

    @Test
    @DisplayName("per evaluation, case start, task completion and thousand lessons, with little stored and with much")
    void bounded() {
        try (WorkFloor started = WorkFloor.start()) {
            floor = started;
            people();
            lessons(IntStream.rangeClosed(1, 20).mapToObj(this::daysAgo).toList(), 0, PUPILS, 1, 0);
            evaluate();
            measure(0);

            Map<String, Integer> little = measure(100);
            storeMuch();
            Map<String, Integer> much = measure(200);

            int hundred = schoolMorning(FIRST_OF_MANY, 100);
            System.out.println("SQL statements of a morning of 100 daily contacts: " + hundred);
            System.out.println("SQL statements with little stored: " + little);
            System.out.println("SQL statements with much stored:   " + much);
            assertThat(much).isEqualTo(little);
            assertThat(much.get("evaluation of 1,000 pupils")).isLessThan(20);
        }
    }

    /** @param first the first of the pupils it uses, who have no case yet */
    private Map<String, Integer> measure(int first) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        evaluate();
        int idle = StatementCount.of(this::evaluate);
        counts.put("evaluation of 1,000 pupils", idle);

        lessons(IntStream.rangeClosed(1, 3).mapToObj(this::daysAgo).toList(), first, first + STARTS, 1, 300);
        int before = tasks().size();
        int starting = StatementCount.of(this::evaluate);
        assertThat(tasks()).hasSize(before + STARTS);
        counts.put("case start, of " + STARTS + " in one evaluation", Math.round((starting - idle) / (float) STARTS));

        Task call = callOf(first);
        counts.put(
                "task completion",
                StatementCount.of(() -> floor.submit(
                        call,
                        Map.of(
                                "guardianReached",
                                true,
                                "reachedPerson",
                                "guardian-1",
                                "absenceCause",
                                "unknown",
                                "meetingWanted",
                                false,
                                "callNote",
                                "Hon sover dåligt."))));

        counts.put("school morning of " + STARTS + " daily contacts", schoolMorning(first, STARTS));

        String thousand = lessonsCsv(List.of(daysAgo(0)), first, first + 200, 5, 0);
        counts.put(
                "import of 1,000 lessons",
                StatementCount.of(
                        () -> Sent.csv(floor.context(), "lessons", thousand).wasTaken()));
        return counts;
    }

    /** Statements of a morning on which just these pupils have their daily contact. */
    private int schoolMorning(int first, int contacts) {
        floor.bean(JdbcTemplate.class).update("update sedd.case_registry set daily_contact = false");
        CaseRegistry cases = floor.bean(CaseRegistry.class);
        for (int number = first; number < first + contacts; number++) {
            AbsenceCase found = cases.openOf(pupil(number)).orElseThrow();
            cases.contactPerson(
                    found.caseNumber(),
                    floor.bean(Register.class)
                            .pupil(pupil(number))
                            .orElseThrow()
                            .mentor(),
                    true);
        }
        LocalDate day = floor.bean(SchoolCalendar.class).plus(SCHOOL, daysAgo(0), first + 1);
        int[] begun = new int[1];
        int statements = StatementCount.of(
                () -> begun[0] = floor.bean(DailyContacts.class).begin(SCHOOL, day));
        assertThat(begun[0]).isEqualTo(contacts);
        return statements;
    }

    private void storeMuch() {
        List<LocalDate> autumn =
                IntStream.rangeClosed(21, 70).mapToObj(this::daysAgo).toList();
        lessons(autumn, 0, PUPILS, 1, 0);
        lessons(
                IntStream.rangeClosed(1, 3).mapToObj(this::daysAgo).toList(),
                FIRST_OF_MANY,
                FIRST_OF_MANY + MANY_CASES,
                1,
                300);
        evaluate();
        JdbcTemplate sql = floor.bean(JdbcTemplate.class);
        List<Object[]> cases = new ArrayList<>();
        List<Object[]> entries = new ArrayList<>();
        for (int number = 0; number < PUPILS; number++) {
            String ref = floor.bean(Register.class)
                    .pupil(pupil(number))
                    .orElseThrow()
                    .ref();
            for (int year = 2022; year < 2026; year++) {
                String caseNumber = "F%d-9%04d".formatted(year, number);
                cases.add(new Object[] {
                    caseNumber,
                    pupil(number),
                    ref,
                    SCHOOL,
                    Date.valueOf(year + "-09-01"),
                    Date.valueOf(year + "-10-01"),
                    Date.valueOf(year + "-09-01"),
                    "tusen-mentor" + number / CLASS_SIZE,
                    Date.valueOf(year + "-09-02"),
                    Date.valueOf(year + "-09-02"),
                    Date.valueOf(year + "-09-02")
                });
                for (int n = 0; n < 5; n++) {
                    entries.add(new Object[] {
                        UUID.randomUUID().toString(), Timestamp.valueOf(year + "-09-02 08:00:00"), ref, caseNumber
                    });
                }
            }
        }
        sql.batchUpdate("""
                insert into sedd.case_registry
                  (case_number, pupil_id, pupil_ref, school_id, opened_on, opened_because, closed_on, state, outcome, level,
                   level_since, owner, next_step, due_date, call_due, call_attempts, last_contact_on, continues, severe,
                   contact_person_asked, daily_contact, question_open)
                values (?, ?, ?, ?, ?, 'threshold', ?, 'CLOSED', 'restored', 'MENTOR',
                   ?, ?, 'contact-guardian', ?, ?, 0, ?, 0, false, false, false, false)
                """, cases);
        sql.batchUpdate("""
                insert into sedd.journal_entry (entry_id, written_at, pupil_ref, case_number, compartment, kind)
                values (?, ?, ?, ?, 'SCHOOL', 'task-done')
                """, entries);
    }

    private void people() {
        send("schools", "schoolId,name,country,language,municipality\n" + SCHOOL + ",Tusenskolan,SE,sv,Provby\n");
        StringBuilder staff = new StringBuilder("userId,givenName,familyName,groups,schoolIds\n");
        for (int group = 0; group < PUPILS / CLASS_SIZE; group++) {
            staff.append("tusen-mentor%d,Prov,Mentor,mentor|primary-contact,%s\n".formatted(group, SCHOOL));
        }
        for (String role : List.of("coordinator", "student-health", "principal")) {
            staff.append("tusen-%s,Prov,Person,%s,%s\n".formatted(role, role, SCHOOL));
        }
        send("staff", staff.toString());
        StringBuilder pupils = new StringBuilder(
                "pupilId,givenName,familyName,schoolId,className,grade,mentor,pupilGroup,primaryContact\n");
        for (int number = 0; number < PUPILS; number++) {
            int group = number / CLASS_SIZE;
            pupils.append("%s,Elev,Prov,%s,%d,8,tusen-mentor%d,g%d,tusen-mentor%d\n"
                    .formatted(pupil(number), SCHOOL, group, group, group, (group + 1) % (PUPILS / CLASS_SIZE)));
        }
        send("pupils", pupils.toString());
    }

    private void send(String kind, String csv) {
        Sent.csv(floor.context(), kind, csv).wasTaken();
    }

    private void lessons(List<LocalDate> days, int from, int to, int aDay, int absentMinutes) {
        send("lessons", lessonsCsv(days, from, to, aDay, absentMinutes));
    }

    private static String lessonsCsv(List<LocalDate> days, int from, int to, int aDay, int absentMinutes) {
        StringBuilder csv = new StringBuilder(
                "lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,invalidAbsenceMinutes\n");
        for (LocalDate day : days) {
            for (int number = from; number < to; number++) {
                for (int lesson = 0; lesson < aDay; lesson++) {
                    csv.append("T-%s-%d,%s,%s,0%d:10,300,true,%d,0\n"
                            .formatted(day, lesson, pupil(number), day, 5 + lesson % 5, absentMinutes));
                }
            }
        }
        return csv.toString();
    }

    private static String pupil(int number) {
        return "%s-%04d".formatted(SCHOOL, number);
    }

    private LocalDate daysAgo(int days) {
        SchoolCalendar calendar = floor.bean(SchoolCalendar.class);
        return calendar.plus(SCHOOL, calendar.today(SCHOOL), -days);
    }

    private void evaluate() {
        floor.bean(Evaluation.class).evaluate(daysAgo(1));
    }

    private List<Task> tasks() {
        return floor.bean(TaskService.class)
                .createTaskQuery()
                .tenantIdIn(SCHOOL)
                .list();
    }

    private Task callOf(int number) {
        String task = floor.bean(CaseRegistry.class)
                .openOf(pupil(number))
                .flatMap(AbsenceCase::mainTask)
                .orElseThrow();
        return floor.bean(TaskService.class).createTaskQuery().taskId(task).singleResult();
    }
}
