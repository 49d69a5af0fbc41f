package se.sedd.socialservices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.routine.Deadline;
import se.sedd.routine.Routine;
import se.sedd.routine.StatutoryClock;

/**
 * When what follows a concern is due. Social services count calendar days from the day the report came in; the school counts
 * school days. A day lasts until 16:00. Whatever begins after that is due when it begins.
 */
@Component
public class ReferralDates {

    private static final String DECIDE_INQUIRY = "decide-inquiry";
    private static final String GIVE_FEEDBACK = "give-feedback";
    private static final String HOLD_SIP_MEETING = "hold-sip-meeting";

    private static final String NOTE_AUTHORITY_ANSWER = "note-authority-answer";
    private static final String ASK_AUTHORITY_AGAIN = "ask-authority-again";

    /** The school asks again when both clocks of social services have run out and a letter has had its day. */
    private static final int SCHOOL_DAYS_OF_GRACE = 1;

    /** When somebody is reminded of what begins after the day's end. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final SchoolCalendar calendar;
    private final Register register;
    private final Routine routine;
    private final Clock clock;

    ReferralDates(SchoolCalendar calendar, Register register, Routine routine, Clock clock) {
        this.calendar = calendar;
        this.register = register;
        this.routine = routine;
        this.clock = clock;
    }

    /** When a task of social services is due if it begins now. */
    public Instant dueAt(Referral referral, String task) {
        return notBeforeNow(calendar.deadline(Referral.TENANT, dueDay(referral, task)));
    }

    /** Shortly before the last day; in the morning, where that is over already. */
    public Instant remindAt(Referral referral, String task) {
        LocalDate day = dueDay(referral, task);
        boolean today = !day.isAfter(calendar.today(Referral.TENANT));
        Instant planned = calendar.deadline(
                Referral.TENANT,
                today ? day : day.minusDays(clockOf(referral, task).remindDaysBefore()));
        return afterNow(Referral.TENANT, planned);
    }

    /** When a task of social services is late. */
    public Instant lateAt(Referral referral, String task) {
        int lastDays = clockOf(referral, task)
                .lastDays()
                .orElseThrow(() -> new IllegalStateException(
                        "statutory-clocks.dmn has no last day for " + task + ", but its model waits for one"));
        return calendar.deadline(Referral.TENANT, begin(referral, task).plusDays(lastDays));
    }

    /** When the school asks again for the feedback on a report that was sent on this day. */
    public Instant feedbackLateAt(String schoolId, LocalDate sent) {
        int days = routine.statutoryClock(DECIDE_INQUIRY, sent).dueDays()
                + routine.statutoryClock(GIVE_FEEDBACK, sent).dueDays();
        return calendar.deadline(schoolId, calendar.plus(schoolId, sent.plusDays(days), SCHOOL_DAYS_OF_GRACE));
    }

    /**
     * When whoever has reported outside Sedd is asked whether the authority has answered: on the first school day after the
     * authority's calendar days.
     *
     * @param asked whether its author has asked the authority already
     */
    public Instant answerDueAt(String schoolId, boolean asked) {
        LocalDate today = calendar.today(schoolId);
        int days = routine.statutoryClock(asked ? ASK_AUTHORITY_AGAIN : NOTE_AUTHORITY_ANSWER, today)
                .dueDays();
        return calendar.deadline(schoolId, calendar.onOrAfter(schoolId, today.plusDays(days)));
    }

    /** The day on which a task of the school is due if it begins now: at once is today, school day or not. */
    public LocalDate dueDayAtSchool(String schoolId, String task) {
        LocalDate today = calendar.today(schoolId);
        int days = deadline(schoolId, task).dueSchoolDays();
        return days == 0 ? today : calendar.plus(schoolId, today, days);
    }

    /** When a task of the school is due if it begins now. */
    public Instant dueAtSchool(String schoolId, String task) {
        return notBeforeNow(calendar.deadline(schoolId, dueDayAtSchool(schoolId, task)));
    }

    public Instant remindAtSchool(String schoolId, String task) {
        LocalDate day = calendar.plus(
                schoolId,
                dueDayAtSchool(schoolId, task),
                deadline(schoolId, task).remindAfterDue());
        return afterNow(schoolId, calendar.deadline(schoolId, day));
    }

    private LocalDate dueDay(Referral referral, String task) {
        boolean protect = task.equals(DECIDE_INQUIRY) && referral.protectionNeeded();
        boolean askedAfterDecision = task.equals(GIVE_FEEDBACK)
                && referral.askedAgainAt().isPresent()
                && referral.decidedAt()
                        .filter(decided ->
                                decided.isBefore(referral.askedAgainAt().get()))
                        .isPresent();
        return protect || askedAfterDecision
                ? calendar.today(Referral.TENANT)
                : begin(referral, task).plusDays(clockOf(referral, task).dueDays());
    }

    /** The day on which the task's clock began to run. */
    private LocalDate begin(Referral referral, String task) {
        return switch (task) {
            case GIVE_FEEDBACK -> day(referral.decidedAt());
            case HOLD_SIP_MEETING -> calendar.today(Referral.TENANT);
            default -> day(Optional.of(referral.receivedAt()));
        };
    }

    private LocalDate day(Optional<Instant> moment) {
        return LocalDate.ofInstant(moment.orElseGet(clock::instant), calendar.zone(Referral.TENANT));
    }

    private StatutoryClock clockOf(Referral referral, String task) {
        return routine.statutoryClock(task, begin(referral, task));
    }

    private Deadline deadline(String schoolId, String task) {
        School school = register.school(schoolId)
                .orElseThrow(() -> new IllegalStateException("The register has no school " + schoolId));
        return routine.deadline(task, school, calendar.today(schoolId));
    }

    private Instant notBeforeNow(Instant moment) {
        return moment.isBefore(clock.instant()) ? clock.instant() : moment;
    }

    private Instant afterNow(String schoolId, Instant planned) {
        return planned.isAfter(clock.instant())
                ? planned
                : calendar.today(schoolId)
                        .plusDays(1)
                        .atTime(MORNING)
                        .atZone(calendar.zone(schoolId))
                        .toInstant();
    }
}
