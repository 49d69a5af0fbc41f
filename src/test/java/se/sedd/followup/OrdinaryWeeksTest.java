package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.sedd.WorkFloor;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.demo.DemoClock;
import se.sedd.register.imports.Sent;

/**
 * Ten winter weeks at one F–9 school with about sixty calls a week, mostly influenza: the real engine, the nightly evaluation,
 * and a staff that does in the morning what is due. An ordinary illness costs one call, and nobody's list grows.
 */
@DisplayName("Ten ordinary weeks at an F–9 school")
class OrdinaryWeeksTest {

    private static final long SEED = Long.getLong("sedd.seed", 20260112L);
    private static final int LONGEST_WITHOUT_REASON = 15;
    private static final int FIRST_CALLS_A_DAY = 3;
    private static final double TASKS_PER_CALL = 1.5;

    @Test
    @DisplayName("fewer than 1.5 tasks a call, nobody unseen, no case open without a reason")
    void tenWeeks() {
        try (WorkFloor floor = WorkFloor.start()) {
            new Weeks(floor).pass();
        } catch (AssertionError e) {
            throw new AssertionError("With -Dsedd.seed=" + SEED + ": " + e.getMessage(), e);
        }
    }

    private static final class Weeks {

        private final WorkFloor floor;
        private final OrdinarySchool school;
        private final OrdinaryStaff staff;
        private final CaseRegistry cases;
        private final SchoolCalendar calendar;
        private final DemoClock clock;

        private Weeks(WorkFloor floor) {
            this.floor = floor;
            this.cases = floor.bean(CaseRegistry.class);
            this.calendar = floor.bean(SchoolCalendar.class);
            this.clock = floor.bean(DemoClock.class);
            send("schools", OrdinarySchool.schoolCsv());
            send("school-days", OrdinarySchool.schoolDaysCsv());
            send("staff", OrdinarySchool.staffCsv());
            Random random = new Random(SEED);
            this.school = new OrdinarySchool(random, calendar, calendar.today(OrdinarySchool.ID));
            this.staff = new OrdinaryStaff(floor, school, random);
            send("pupils", school.pupilsCsv());
            send("lessons", school.lessonsBeforeCsv());
        }

        private void send(String kind, String csv) {
            Sent.csv(floor.context(), kind, csv).wasTaken();
        }

        private void pass() {
            for (LocalDate day : school.days()) {
                passTo(day, LocalTime.of(7, 0));
                staff.work(day);
                nobodyHasTooManyCalls(day);
                send("lessons", school.lessonsCsv(day));
                passTo(day, LocalTime.of(20, 0));
                assertThat(floor.bean(Unseen.class).on(day))
                        .as("unseen on %s", day)
                        .allSatisfy(pupil -> assertThat(cases.ofPupil(pupil))
                                .as("cases of %s, who is unseen; %s", pupil, school.story(pupil))
                                .isNull());
                everyCaseIsInGoodHands(day);
            }
            judge();
        }

        private void passTo(LocalDate day, LocalTime time) {
            clock.advanceTo(
                    day.atTime(time).atZone(calendar.zone(OrdinarySchool.ID)).toInstant());
        }

        private Collection<AbsenceCase> open() {
            return cases.openAt(OrdinarySchool.ID).values();
        }

        private void nobodyHasTooManyCalls(LocalDate day) {
            Map<String, Long> firstCalls = open().stream()
                    .filter(found -> found.nextStep().equals("contact-guardian") && found.callAttempts() == 0)
                    .collect(Collectors.groupingBy(
                            found -> found.owner().orElseThrow() + " on " + found.dueDate(), Collectors.counting()));
            assertThat(firstCalls)
                    .as("first calls, on %s", day)
                    .allSatisfy((list, calls) -> assertThat(calls).as(list).isLessThanOrEqualTo(FIRST_CALLS_A_DAY));
        }

        /**
         * Owner and date; and whoever's case is old has a reason: the next step has it, the mentor has met the pupil and goes on,
         * or the pupil has been away again since the contact. That the four weeks' window is still above is none.
         */
        private void everyCaseIsInGoodHands(LocalDate day) {
            for (AbsenceCase found : open()) {
                assertThat(found.owner()).as("owner of %s", found).isPresent();
                assertThat(found.dueDate()).as("date of %s", found).isNotNull();
                boolean old = calendar.between(OrdinarySchool.ID, found.openedOn(), day) > LONGEST_WITHOUT_REASON;
                boolean reason = found.level() != Level.MENTOR
                        || found.continues() > 0
                        || school.awayForMoreThanATenth(found.pupilId(), found.countsFrom(), day);
                assertThat(!old || reason)
                        .as("on %s, open without a reason: %s", day, found)
                        .isTrue();
            }
        }

        private void judge() {
            Map<String, Integer> created = staff.created();
            Map<String, Integer> done = staff.done();
            List<AbsenceCase> all = cases.all(10_000);
            int calls = done.get("contact-guardian");
            int tasks = created.values().stream().mapToInt(Integer::intValue).sum();
            long homes = all.size();
            System.out.printf(
                    "Ten weeks, %d pupils: %d cases, %d still open, %d calls %s; %d tasks %s, done %s; %.2f tasks a call,"
                            + " %.2f a case%n",
                    school.size(),
                    homes,
                    open().size(),
                    calls,
                    staff.answers(),
                    tasks,
                    created,
                    done,
                    (double) tasks / calls,
                    (double) tasks / homes);
            assertThat(calls / OrdinarySchool.WEEKS).as("calls a week").isBetween(50, 75);
            assertThat((double) tasks / calls).as("tasks a call").isLessThan(TASKS_PER_CALL);
            assertThat(open().size()).as("open cases after ten weeks").isLessThan(250);
        }
    }
}
