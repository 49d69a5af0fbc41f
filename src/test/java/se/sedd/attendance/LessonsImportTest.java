package se.sedd.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import se.sedd.SeddTest;
import se.sedd.StatementCount;
import se.sedd.register.imports.Sent;

@SeddTest
class LessonsImportTest {

    private static final String HEADER =
            "lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,invalidAbsenceMinutes";
    private static final LocalDate MONDAY = LocalDate.of(2026, 2, 2);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Attendance attendance;

    @BeforeEach
    void aSchoolWithPupils() {
        Sent.csv(context, "schools", "schoolId,name,country,language\nli,Lektionsskolan,SE,sv\n")
                .wasTaken();
        Sent.csv(context, "staff", "userId,givenName,familyName,groups,schoolIds\nli-m,A,B,mentor,li\n")
                .wasTaken();
        String pupils = IntStream.rangeClosed(1, 400)
                .mapToObj(i -> "li-" + i + ",A,B,li,7A,7,li-m\n")
                .collect(Collectors.joining());
        Sent.csv(context, "pupils", "pupilId,givenName,familyName,schoolId,className,grade,mentor\n" + pupils)
                .wasTaken();
    }

    @Test
    @DisplayName(
            "unreported lessons are neither presence nor absence, cancelled ones are not offered, study visits are presence")
    void whatCounts() {
        Sent.csv(
                        context,
                        "lessons",
                        HEADER + ",otherAttendanceMinutes,subject,teacher,absenceReason,cancelled\n"
                                + "a,li-1,2026-02-02,08:20,60,true,20,10,30,Matematik,li-m,sjuk,false\n"
                                + "b,li-1,2026-02-02,09:30,40,false,,,,,,,\n"
                                + "c,li-1,2026-02-02,10:30,45,true,0,45,0,Idrott,,,true\n")
                .wasTaken();
        assertThat(attendance.days("li-1", MONDAY, MONDAY))
                .containsExactly(new DayTotal(MONDAY, 100, 60, 20, 10, 30, 2));
        assertThat(attendance.lessons("li-1", MONDAY, MONDAY))
                .extracting(lesson -> lesson.start() + " " + lesson.subject().orElse("-") + " " + lesson.cancelled())
                .containsExactly("08:20 Matematik false", "09:30 - false", "10:30 Idrott true");
    }

    @Test
    @DisplayName("a later row replaces its lesson, also when it has moved to another day or another term")
    void replaces() {
        Sent.csv(
                        context,
                        "lessons",
                        HEADER + "\nm,li-2,2026-02-02,08:20,60,true,0,60\nn,li-2,2026-02-02,09:20,60,true,0,0\n")
                .wasTaken();
        Sent.csv(context, "lessons", HEADER + "\nm,li-2,2026-02-02,08:20,60,true,60,0\n")
                .wasTaken();
        assertThat(attendance.days("li-2", MONDAY, MONDAY))
                .containsExactly(new DayTotal(MONDAY, 120, 120, 60, 0, 0, 2));
        Sent.csv(context, "lessons", HEADER + "\nm,li-2,2026-02-03,08:20,60,true,60,0\n")
                .wasTaken();
        assertThat(attendance.days("li-2", MONDAY, MONDAY.plusDays(1)))
                .extracting(DayTotal::valid)
                .containsExactly(0, 60);
        Sent.csv(context, "lessons", HEADER + "\nm,li-2,2025-11-03,08:20,60,true,60,0\n")
                .wasTaken();
        assertThat(attendance.days("li-2", LocalDate.of(2025, 7, 1), LocalDate.of(2026, 6, 30)))
                .extracting(DayTotal::date)
                .containsExactly(LocalDate.of(2025, 11, 3), MONDAY);
    }

    @Test
    @DisplayName("the same lesson id of two pupils is two lessons; within a file the later row counts")
    void keys() {
        Sent.csv(
                        context,
                        "lessons",
                        HEADER
                                + "\nk,li-3,2026-02-02,08:20,60,true,0,60\nk,li-4,2026-02-02,08:20,60,true,60,0\n"
                                + "k,li-3,2026-02-02,08:20,60,true,0,0\n")
                .wasTaken();
        assertThat(attendance.days("li-3", MONDAY, MONDAY))
                .extracting(DayTotal::absent)
                .containsExactly(0);
        assertThat(attendance.days("li-4", MONDAY, MONDAY))
                .extracting(DayTotal::valid)
                .containsExactly(60);
    }

    @Test
    @DisplayName(
            "a lesson on a day that is no school day is accepted with a warning, and does not count until the day is one")
    void noSchoolDay() {
        LocalDate saturday = LocalDate.of(2026, 2, 7);
        Sent sent = Sent.csv(context, "lessons", HEADER + "\ns,li-5,2026-02-07,08:20,60,true,0,60\n")
                .wasTaken();
        assertThat(sent.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isWarning()).isTrue();
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.column()).isEqualTo("date");
        });
        assertThat(attendance.days("li-5", saturday, saturday)).hasSize(1);
        assertThat(attendance.schoolDays("li-5", "li", saturday, saturday)).isEmpty();
        Sent.csv(context, "school-days", "schoolId,date,kind\nli,2026-02-07,school-day\n")
                .wasTaken();
        assertThat(attendance.schoolDays("li-5", "li", saturday, saturday)).hasSize(1);
    }

    @Test
    @DisplayName("every fault of a row is named")
    void faults() {
        Sent sent = Sent.csv(
                context,
                "lessons",
                HEADER + ",cancelled\n"
                        + "x,nobody,2026-02-02,08:20,60,true,0,0,false\n"
                        + "x,li-6,2026-2-2,8:20,sixty,ja,0,0,nej\n"
                        + "x,li-6,2026-02-02,24:00,1441,true,-1,0.5,\n"
                        + "x,li-6,2026-02-02,08:20,60,true,40,21,\n"
                        + "x,li-6,2026-02-02,08:20,60,true,,,\n"
                        + ",li-6,2026-02-02,08:20,60,true,0,0\n");
        assertThat(sent.refused()).isTrue();
        assertThat(sent.problems())
                .extracting(problem -> problem.line() + " " + problem.column())
                .containsExactly(
                        "2 pupilId",
                        "3 date",
                        "3 start",
                        "3 minutes",
                        "3 reported",
                        "3 cancelled",
                        "4 start",
                        "4 minutes",
                        "4 validAbsenceMinutes",
                        "4 invalidAbsenceMinutes",
                        "5 validAbsenceMinutes",
                        "6 validAbsenceMinutes",
                        "6 invalidAbsenceMinutes",
                        "7 ");
    }

    @Test
    @DisplayName("a thousand lessons take the same few statements, whatever is stored already")
    void statements() {
        int first = StatementCount.of(() -> sendThousand("2026-01-12"));
        for (int week = 1; week <= 8; week++) {
            sendThousand(LocalDate.of(2026, 1, 12).plusWeeks(week).toString());
            sendThousand(LocalDate.of(2025, 9, 1).plusWeeks(week).toString());
        }
        List<String> later = StatementCount.texts(() -> sendThousand("2026-01-13"));
        assertThat(later).hasSameSizeAs(IntStream.range(0, first).boxed().toList());
        assertThat(later.size()).isLessThan(20);
    }

    @Test
    @DisplayName("a school's pupils are read with one statement, whatever is stored")
    void oneStatementForASchool() {
        sendThousand("2026-04-13");
        attendance.eachPupil("li", MONDAY, MONDAY, (pupil, days) -> {}); // the calendar is read once
        int count = StatementCount.of(() ->
                attendance.eachPupil("li", LocalDate.of(2025, 7, 1), LocalDate.of(2026, 6, 30), (pupil, days) -> {}));
        assertThat(count).isEqualTo(1);
    }

    private void sendThousand(String date) {
        String rows = IntStream.range(0, 1_000)
                .mapToObj(i -> "t%s-%d,li-%d,%s,08:20,60,true,0,%d\n".formatted(date, i, 101 + i % 300, date, i % 60))
                .collect(Collectors.joining());
        Sent.csv(context, "lessons", HEADER + "\n" + rows).wasTaken();
    }
}
