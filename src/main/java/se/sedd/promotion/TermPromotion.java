package se.sedd.promotion;

import static java.util.stream.Collectors.toSet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.attendance.Attendance;
import se.sedd.attendance.DayTotal;
import se.sedd.attendance.DaysAndHours;
import se.sedd.attendance.Window;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.SchoolYear;
import se.sedd.calendar.Term;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.outbox.Holds;
import se.sedd.promotion.PromotionRegister.Kind;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.AbsenceRules;
import se.sedd.routine.Deadline;
import se.sedd.routine.PromotionRules;
import se.sedd.routine.Routine;

/**
 * Once a week, on its first school day: pupils with high absence in the school year before are welcomed to the new one, a few a week
 * and mentor; and a class of which many are absent is looked at as a whole, once a term. One look at the school's attendance for
 * both.
 */
@Component
public class TermPromotion {

    /** The key of the task that is about no pupil but a class, whose name is the business key of its process. */
    public static final String ABOUT_A_CLASS = "raise-class-climate";

    private static final String WITH_A_PUPIL = "welcome-to-term";

    /** Groups under five are told of nowhere. */
    private static final int SMALLEST_GROUP = 5;

    private static final int SCHOOL_WEEK = 5;

    private final PromotionRegister promotions;
    private final PromotionProcesses processes;
    private final Attendance attendance;
    private final CaseRegistry cases;
    private final Register register;
    private final Responsibilities responsibilities;
    private final Routine routine;
    private final SchoolCalendar calendar;
    private final Holds holds;

    TermPromotion(
            PromotionRegister promotions,
            PromotionProcesses processes,
            Attendance attendance,
            CaseRegistry cases,
            Register register,
            Responsibilities responsibilities,
            Routine routine,
            SchoolCalendar calendar,
            Holds holds) {
        this.promotions = promotions;
        this.processes = processes;
        this.attendance = attendance;
        this.cases = cases;
        this.register = register;
        this.responsibilities = responsibilities;
        this.routine = routine;
        this.calendar = calendar;
        this.holds = holds;
    }

    /**
     * What was begun.
     *
     * @param welcomes talks with pupils
     * @param classes classes to be looked at
     */
    public record Begun(int welcomes, int classes) {}

    /** Begins what is due at the school if the day is the first school day of its week. */
    @Transactional
    public Begun begin(School school, LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return calendar.onOrAfter(school.id(), monday).equals(today)
                ? new Week(school, today).begin()
                : new Begun(0, 0);
    }

    /** One school's week, with what is read once for all its pupils. */
    private final class Week {

        private final School school;
        private final LocalDate today;
        private final SchoolYear year;
        private final AbsenceRules absence;
        private final PromotionRules rules;
        private final Map<String, Pupil> pupils = new HashMap<>();
        private final List<Welcome> welcomes = new ArrayList<>();
        private final Map<String, ClassCount> classes = new TreeMap<>();

        private Week(School school, LocalDate today) {
            this.school = school;
            this.today = today;
            this.year = SchoolYear.of(today);
            this.absence = routine.absenceRules(school, today);
            this.rules = routine.promotionRules(school, today);
        }

        private Begun begin() {
            if (!absence.followsUp()) {
                return new Begun(0, 0);
            }
            register.pupilsOf(school.id()).stream()
                    .filter(pupil -> !pupil.protectedIdentity())
                    .forEach(pupil -> pupils.put(pupil.id(), pupil));
            SchoolYear before = SchoolYear.of(year.start().minusDays(1));
            attendance.eachPupil(school.id(), before.start(), today.plusDays(SCHOOL_WEEK), this::look);
            return new Begun(welcome(), raiseClimate());
        }

        private void look(String pupilId, List<DayTotal> days) {
            Pupil pupil = pupils.get(pupilId);
            if (pupil == null) {
                return;
            }
            List<DayTotal> thisYear = days.stream()
                    .filter(day -> !day.date().isBefore(year.start()) && day.offered() > 0)
                    .toList();
            lastYear(pupil, days, thisYear);
            Window now = Window.of(thisYear, today.minusDays(1), absence.windowDays());
            if (isKnown(now)) {
                classes.computeIfAbsent(pupil.className(), name -> new ClassCount())
                        .add(pupil, absence.above(thisYear, today.minusDays(1)));
            }
        }

        private void lastYear(Pupil pupil, List<DayTotal> days, List<DayTotal> thisYear) {
            List<DayTotal> yearBefore = days.stream()
                    .filter(day -> day.date().isBefore(year.start()) && day.offered() > 0)
                    .toList();
            Window before = Window.of(yearBefore, year.start().minusDays(1), Integer.MAX_VALUE);
            boolean firstWeeks = !thisYear.isEmpty()
                    && calendar.between(school.id(), thisYear.get(0).date(), today)
                            < rules.welcomeWeeks() * SCHOOL_WEEK;
            if (firstWeeks
                    && before.days() >= absence.windowDays()
                    && isKnown(before)
                    && absence.dayLimits()
                            .map(limits -> limits.aboveInAHalfYear(yearBefore))
                            .orElseGet(() -> before.above(rules.lastYearPercent()))) {
                welcomes.add(new Welcome(pupil, weight(before, yearBefore)));
            }
        }

        /** What the worst is found by: whole days where they are counted, else the share. */
        private double weight(Window before, List<DayTotal> yearBefore) {
            return absence.dayLimits()
                    .map(limits -> (double) DaysAndHours.of(yearBefore).days())
                    .orElseGet(before::ratePercent);
        }

        private boolean isKnown(Window window) {
            return window.days() >= absence.minimumDays() && window.covers(absence.coveragePercent());
        }

        private int welcome() {
            if (welcomes.isEmpty()) {
                return 0;
            }
            String period = year.start().toString();
            Set<String> begun = new HashSet<>(promotions.begun(Kind.WELCOME, school.id(), period));
            begun.addAll(holds.heldAt(school.id()));
            cases.openAt(school.id()).values().stream()
                    .filter(AbsenceCase::resting)
                    .forEach(resting -> begun.add(resting.pupilRef()));
            Set<String> present = present();
            Days days = days(WITH_A_PUPIL);
            Map<String, Integer> given = new HashMap<>();
            List<LightTask> talks = new ArrayList<>();
            welcomes.stream()
                    .filter(welcome -> !begun.contains(welcome.pupil().ref()))
                    .sorted(Comparator.comparingDouble(Welcome::weight)
                            .reversed()
                            .thenComparing(welcome -> welcome.pupil().id()))
                    .forEach(welcome -> talk(welcome.pupil(), present, days)
                            .filter(talk -> given.merge(talk.owner(), 1, Integer::sum) <= rules.welcomePerWeek())
                            .ifPresent(talks::add));
            promotions.begin(
                    Kind.WELCOME,
                    school.id(),
                    period,
                    talks.stream().map(LightTask::subject).toList(),
                    today);
            processes.welcome(talks);
            return talks.size();
        }

        /** The mentor, else the primary contact: whoever of them is at work. */
        private Optional<LightTask> talk(Pupil pupil, Set<String> present, Days days) {
            List<String> able = Stream.concat(Stream.of(pupil.mentor()), pupil.primaryContact().stream())
                    .filter(present::contains)
                    .distinct()
                    .toList();
            return able.stream()
                    .findFirst()
                    .or(() -> responsibilities
                            .dutyOf(Role.MENTOR, pupil, today, cases::openMainSteps)
                            .owner())
                    .map(owner -> new LightTask(
                            pupil.ref(),
                            school.id(),
                            owner,
                            able.stream()
                                    .filter(person -> !person.equals(owner))
                                    .toList(),
                            days.due(),
                            days.last()));
        }

        private int raiseClimate() {
            Map<String, ClassCount> many = new TreeMap<>(classes);
            many.values().removeIf(count -> !count.isMany(rules.classPercent()));
            if (many.isEmpty()) {
                return 0;
            }
            String period = Term.of(today).id();
            promotions.begun(Kind.CLIMATE, school.id(), period).forEach(many::remove);
            Set<String> present = present();
            Days days = days(ABOUT_A_CLASS);
            List<LightTask> raised = many.entrySet().stream()
                    .flatMap(one -> one
                            .getValue()
                            .mentors(present)
                            .map(mentors -> new LightTask(
                                    one.getKey(),
                                    school.id(),
                                    mentors.get(0),
                                    mentors.subList(1, mentors.size()),
                                    days.due(),
                                    days.last()))
                            .stream())
                    .toList();
            promotions.begin(
                    Kind.CLIMATE,
                    school.id(),
                    period,
                    raised.stream().map(LightTask::subject).toList(),
                    today);
            processes.raiseClimate(raised);
            return raised.size();
        }

        private Days days(String task) {
            Deadline deadline = routine.deadline(task, school, today);
            LocalDate due = calendar.plus(school.id(), today, deadline.dueSchoolDays());
            return new Days(
                    due,
                    calendar.plus(school.id(), due, deadline.moveOnAfterDue().orElseThrow()));
        }

        private Set<String> present() {
            return register.staffOf(school.id()).stream()
                    .filter(person -> person.presentOn(today))
                    .map(StaffMember::userId)
                    .collect(toSet());
        }
    }

    private record Days(LocalDate due, LocalDate last) {}

    private record Welcome(Pupil pupil, double weight) {}

    /** How many of a class are known, how many of them above the threshold, and whose the class is. */
    private static final class ClassCount {

        private final Map<String, Integer> mentors = new HashMap<>();
        private int known;
        private int above;

        private void add(Pupil pupil, boolean isAbove) {
            known++;
            above += isAbove ? 1 : 0;
            mentors.merge(pupil.mentor(), 1, Integer::sum);
        }

        private boolean isMany(int percent) {
            return above >= SMALLEST_GROUP && 100 * above > percent * known;
        }

        /** Those at work, whoever has most of the class first; empty if none is. */
        private Optional<List<String>> mentors(Set<String> present) {
            List<String> able = mentors.entrySet().stream()
                    .filter(mentor -> present.contains(mentor.getKey()))
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .toList();
            return Optional.of(able).filter(people -> !people.isEmpty());
        }
    }
}
