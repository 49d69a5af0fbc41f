package se.sedd.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.StatementCount;
import se.sedd.calendar.SchoolYear;
import se.sedd.engine.EngineTables;
import se.sedd.followup.CaseTown;
import se.sedd.followup.CaseTown.Day;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.imports.Sent;

@SeddTest
@DisplayName("Promotion before reaction: a return that is planned, a good start of term, a class as a whole")
class PromotionTest {

    private static final String PLAN = "plan-return";
    private static final String MEET = "meet-pupil-on-return";
    private static final String CHECK = "follow-up-return";
    private static final String WELCOME = "welcome-to-term";
    private static final String CLIMATE = "raise-class-climate";

    @Autowired
    ApplicationContext context;

    @Autowired
    TermPromotion terms;

    @Autowired
    PlannedReturns returns;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    CaseTown town;
    String mentor;
    String primary;

    @BeforeEach
    void town() {
        town = new CaseTown(context, port);
        mentor = town.user("mentor");
        primary = town.user("primary-contact");
    }

    private School school() {
        return context.getBean(Register.class).school(town.id()).orElseThrow();
    }

    private void until(LocalDate day, int hour) {
        town.passTo(day.atTime(LocalTime.of(hour, 0))
                .atZone(town.calendar().zone(town.id()))
                .toInstant());
    }

    private String ill(String name) {
        String pupil = town.pupil(name);
        town.recentDays(pupil, 15, 5, Day.ILL);
        town.comingDays(pupil, 0, 40, Day.ILL);
        return pupil;
    }

    private Caller.Answer plan(String pupil, LocalDate back) {
        return plan(pupil, back, primary);
    }

    private Caller.Answer plan(String pupil, LocalDate back, String meets) {
        String begun = town.as(mentor)
                .post("/api/pupils/" + pupil + "/tasks", "{\"kind\":\"plan-return\"}")
                .json()
                .get("taskId")
                .asText();
        return town.submit(
                mentor,
                begun,
                "returnDate",
                back,
                "meetsPupil",
                meets,
                "meetingPlace",
                "Vid grinden",
                "pupilWish",
                "Ingen kram");
    }

    @Test
    @DisplayName(
            "it begins by itself some school days before the day the home has named, however long the summer between")
    void overTheSummer() {
        String pupil = ill("rut");
        town.evaluate();
        List<LocalDate> summer =
                IntStream.range(6, 16).mapToObj(town::schoolDay).toList();
        LocalDate back = town.schoolDay(16);
        LocalDate lastBefore = town.schoolDay(5);
        LocalDate begins = town.schoolDay(3);
        StringBuilder closed = new StringBuilder("schoolId,date,kind\n");
        summer.forEach(day -> closed.append(town.id()).append(',').append(day).append(",holiday\n"));
        Sent.csv(context, "school-days", closed.toString()).wasTaken();
        town.complete(
                mentor,
                "contact-guardian",
                "guardianReached",
                true,
                "reachedPerson",
                "guardian-1",
                "absenceCause",
                "explained-long",
                "meetingWanted",
                false,
                "expectedBack",
                back);
        until(town.calendar().plus(town.id(), begins, -1), 7);
        assertThat(town.tasks(mentor, PLAN)).isEmpty();
        until(begins, 7);
        String task = town.task(mentor, PLAN);
        assertThat(returns.begin(school(), begins)).as("not twice").isZero();
        assertThat(town.as(mentor).get("/api/tasks/cards?ids=" + task).body()).contains(lastBefore.toString());
        town.complete(
                mentor,
                PLAN,
                "meetsPupil",
                primary,
                "meetingPlace",
                "Vid grinden kvart i åtta",
                "pupilWish",
                "Gå in den bakre vägen",
                "toldOthers",
                "Att Rut är tillbaka");
        String meeting = town.task(primary, MEET);
        assertThat(town.as(primary).get("/api/tasks/cards?ids=" + meeting).body())
                .contains(back.toString());
        assertThat(town.as(primary).get("/api/tasks/" + meeting + "/pupil").body())
                .contains("bakre vägen");
        assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), "bakre vägen"))
                .isEmpty();
        until(back, 8);
        town.complete(primary, MEET, "cameBack", true, "meetingNote", "Log när vi sågs");
        town.complete(mentor, CHECK, "returnWorks", "yes");
    }

    @Test
    @DisplayName("a person begins it as well; what is not done ends quietly, and nothing follows whoever leaves")
    void quietly() {
        String notPlanned = ill("ada");
        String notMet = ill("bo");
        String notFollowed = ill("cia");
        String leaves = ill("dan");
        String stayedAway = ill("eva");
        town.evaluate();
        LocalDate back = town.schoolDay(1);
        assertThat(town.as(primary)
                        .post("/api/pupils/" + notMet + "/tasks", "{\"kind\":\"plan-return\"}")
                        .status())
                .isEqualTo(409);
        LocalDate sunday = back.with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
        assertThat(plan(notPlanned, sunday).json().get("detail").asText()).contains("ingen skoldag");
        String partner = "partner-" + town.id();
        town.staff("userId,givenName,familyName,groups,schoolIds,phone\n" + partner + ",Prov,Partner,partner,"
                + town.id() + ",\n");
        assertThat(plan(notPlanned, back, partner).status())
                .as("somebody from outside is no colleague")
                .isEqualTo(400);
        plan(leaves, back);
        for (String pupil : List.of(notMet, notFollowed, stayedAway)) {
            assertThat(plan(pupil, back).status()).isLessThan(300);
        }
        assertThat(town.tasks(primary, MEET)).hasSize(4);
        town.leaves(leaves, town.schoolDay(-1));
        until(back, 8);
        List<String> meetings = town.tasks(primary, MEET);
        assertThat(meetings).hasSize(3);
        town.submit(primary, meetings.get(0), "cameBack", true);
        town.submit(primary, meetings.get(1), "cameBack", false);
        assertThat(town.tasks(mentor, CHECK)).hasSize(1);
        until(town.calendar().plus(town.id(), back, 11), 7);
        assertThat(town.tasks(primary, MEET)).isEmpty();
        assertThat(town.tasks(mentor, PLAN)).isEmpty();
        assertThat(town.tasks(mentor, CHECK)).isEmpty();
    }

    /** Pupils of a class and mentor, with lessons of last year and of last week. */
    private List<String> pupils(String className, String ofMentor, int count, Day lastYear, Day lastWeeks) {
        LocalDate summer = SchoolYear.of(town.today()).start();
        List<LocalDate> before = IntStream.rangeClosed(20, 50)
                .mapToObj(back -> town.calendar().plus(town.id(), summer, -back))
                .toList();
        List<LocalDate> lately = IntStream.rangeClosed(1, 6)
                .mapToObj(back -> town.schoolDay(-back))
                .toList();
        StringBuilder people = new StringBuilder("pupilId,givenName,familyName,schoolId,className,grade,mentor\n");
        StringBuilder lessons = new StringBuilder(
                "lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,invalidAbsenceMinutes\n");
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            String id = town.id() + "-" + className + "-" + ofMentor.length() + "-" + n;
            ids.add(id);
            people.append("%s,Prov%d,Provelev,%s,%s,8,%s\n".formatted(id, n, town.id(), className, ofMentor));
            for (LocalDate day : before) {
                lessons.append(
                        "B-%s,%s,%s,08:30,300,true,%d,0\n".formatted(day, id, day, lastYear == Day.ILL ? 300 : 0));
            }
            for (LocalDate day : lately) {
                lessons.append(
                        "B-%s,%s,%s,08:30,300,true,%d,0\n".formatted(day, id, day, lastWeeks == Day.ILL ? 60 : 0));
            }
        }
        Sent.csv(context, "pupils", people.toString()).wasTaken();
        Sent.csv(context, "lessons", lessons.toString()).wasTaken();
        return ids;
    }

    @Test
    @DisplayName(
            "the year's first weeks: some talks a week for each mentor, once for a pupil; a class where many are absent, once")
    void goodStart() {
        LocalDate thisWeek = town.calendar()
                .onOrAfter(town.id(), town.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        if (!thisWeek.isBefore(town.today())) {
            until(thisWeek, 12);
        }
        pupils("8B", mentor, 4, Day.ILL, Day.PRESENT);
        pupils("7A", primary, 5, Day.PRESENT, Day.ILL);
        pupils("7B", primary, 4, Day.PRESENT, Day.ILL);
        pupils("7C", primary, 6, Day.PRESENT, Day.ILL);
        LocalDate monday = town.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        LocalDate firstDay = town.calendar().onOrAfter(town.id(), monday);
        until(firstDay, 7);
        assertThat(town.tasks(mentor, WELCOME)).as("three a week").hasSize(3);
        assertThat(terms.begin(school(), firstDay)).isEqualTo(new TermPromotion.Begun(1, 0));
        assertThat(terms.begin(school(), firstDay)).isEqualTo(new TermPromotion.Begun(0, 0));
        List<String> classes = town.tasks(primary, CLIMATE);
        assertThat(classes).as("the classes with five or more").hasSize(2);
        assertThat(town.as(primary)
                        .get("/api/tasks/cards?ids=" + String.join(",", classes))
                        .body())
                .contains("Klass 7A", "Klass 7C")
                .doesNotContain("Klass 7B");
        String aboutTheClass = classes.get(0);
        assertThat(town.as(primary)
                        .get("/api/tasks/" + aboutTheClass + "/pupil")
                        .status())
                .isEqualTo(404);
        assertThat(town.submit(primary, aboutTheClass, "climateRaised", true).status())
                .isLessThan(300);
        String talk = town.tasks(mentor, WELCOME).get(0);
        assertThat(town.submit(mentor, talk, "talkedWithPupil", true, "workedLastYear", "Bilden på onsdagar")
                        .status())
                .isLessThan(300);
        assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), "Bilden på onsdagar"))
                .isEmpty();
        LocalDate later = town.calendar().plus(town.id(), firstDay, 16);
        until(later, 7);
        assertThat(town.tasks(mentor, WELCOME)).as("the rest is over").isEmpty();
        assertThat(town.tasks(primary, CLIMATE)).isEmpty();
    }

    @Test
    @DisplayName("a school's week costs a bounded number of SQL statements")
    void bounded() {
        pupils("9A", primary, 6, Day.PRESENT, Day.ILL);
        List<String> mentors = new ArrayList<>();
        StringBuilder staff = new StringBuilder("userId,givenName,familyName,groups,schoolIds\n");
        for (int n = 0; n < 34; n++) {
            mentors.add("m" + "x".repeat(n) + "-" + town.id());
            staff.append("%s,Prov,Mentor%d,mentor,%s\n".formatted(mentors.get(n), n, town.id()));
        }
        town.staff(staff.toString());
        mentors.forEach(each -> pupils("8A", each, 3, Day.ILL, Day.PRESENT));
        LocalDate monday = town.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        LocalDate firstDay = town.calendar().onOrAfter(town.id(), monday);
        transaction.executeWithoutResult(status -> {
            TermPromotion.Begun[] begun = new TermPromotion.Begun[1];
            int statements = StatementCount.of(() -> begun[0] = terms.begin(school(), firstDay));
            System.out.println("SQL statements of a week's first morning with 102 welcomes: " + statements);
            assertThat(begun[0]).isEqualTo(new TermPromotion.Begun(102, 1));
            assertThat(statements).isLessThan(340);
            status.setRollbackOnly();
        });
    }
}
