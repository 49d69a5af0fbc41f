package se.sedd.followup.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.followup.AbsenceCase;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.routine.Deadline;
import se.sedd.routine.Routine;

/** When a task of a case is due, reminded and over: the routine's school days, unless a person has chosen a date. */
@Component
class StepDates {

    /** A rest ends before the school day begins, so that the owner finds the task in the morning. */
    private static final LocalTime BEFORE_SCHOOL = LocalTime.of(6, 0);

    private final SchoolCalendar calendar;
    private final Register register;
    private final Routine routine;

    StepDates(SchoolCalendar calendar, Register register, Routine routine) {
        this.calendar = calendar;
        this.register = register;
        this.routine = routine;
    }

    /** The day on which the task is due if it begins now. */
    LocalDate due(AbsenceCase found, String task) {
        LocalDate today = calendar.today(found.schoolId());
        if (task.equals(MentorStep.CONTACT_GUARDIAN)) {
            return found.callAttempts() == 0
                    ? notBefore(found.callDue(), today)
                    : calendar.plus(found.schoolId(), today, 1);
        }
        boolean followsRest = found.restFrom().isPresent();
        if (followsRest) {
            return calendar.plus(found.schoolId(), today, 1);
        }
        boolean planned = found.plannedDate().isPresent() && isMain(task);
        return planned
                ? notBefore(found.plannedDate().orElseThrow(), today)
                : deadline(found.schoolId(), task, today).countedFromStep()
                        ? notBefore(routineDue(found.schoolId(), task, found.levelSince()), today)
                        : routineDue(found.schoolId(), task, today);
    }

    /** The day on which the routine wants the task done if it is given on the day. */
    LocalDate routineDue(String schoolId, String task, LocalDate given) {
        return calendar.plus(schoolId, given, deadline(schoolId, task, given).dueSchoolDays());
    }

    Instant dueAt(String schoolId, LocalDate due) {
        return calendar.deadline(schoolId, due);
    }

    Instant remindAt(AbsenceCase found, String task) {
        LocalDate due = due(found, task);
        int after = deadline(found.schoolId(), task, due).remindAfterDue();
        return calendar.deadline(found.schoolId(), calendar.plus(found.schoolId(), due, after));
    }

    /**
     * The end of the last day. For the first call it is counted from the day on which it was first due, however often it was
     * tried; a rest ends in the morning of its day.
     */
    Instant moveOnAt(AbsenceCase found, String activity) {
        String schoolId = found.schoolId();
        if (activity.equals(AbsenceCase.REST)) {
            LocalDate until = found.restUntil().orElseThrow();
            return until.atTime(BEFORE_SCHOOL).atZone(calendar.zone(schoolId)).toInstant();
        }
        boolean call = activity.equals(MentorStep.CONTACT_GUARDIAN);
        LocalDate due = call ? found.callDue() : due(found, activity);
        int after = deadline(schoolId, activity, due)
                .moveOnAfterDue()
                .orElseThrow(() -> new IllegalStateException(
                        "deadlines.dmn has no last day for " + activity + ", but its model waits for one"));
        return calendar.deadline(schoolId, calendar.plus(schoolId, due, after));
    }

    /** The number of the school day since the first call was due, that day being 1. */
    int attemptDay(AbsenceCase found) {
        LocalDate before = calendar.plus(found.schoolId(), found.callDue(), -1);
        return Math.max(1, calendar.between(found.schoolId(), before, calendar.today(found.schoolId())));
    }

    Deadline deadline(String schoolId, String task, LocalDate day) {
        School school = register.school(schoolId).orElseThrow();
        return routine.deadline(task, school, day);
    }

    private static boolean isMain(String task) {
        return !SideTasks.ALL.contains(task) && !task.equals(StudentHealthStep.NOTIFY_ORGANISER);
    }

    private static LocalDate notBefore(LocalDate date, LocalDate today) {
        return Optional.of(date).filter(day -> !day.isBefore(today)).orElse(today);
    }
}
