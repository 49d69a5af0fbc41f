package se.sedd.followup.process;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.sedd.attendance.DaysAndHours;
import se.sedd.attendance.Window;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.Sentences;
import se.sedd.engine.TaskLanguage;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseMeetings;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.HomeCalled;
import se.sedd.followup.Situations;
import se.sedd.routine.AbsenceRules;

/** What an answer in a case is checked against, and what it changes in the register of cases. */
@Component
class FollowUpRules {

    private static final Sentences SENTENCES = new Sentences("se.sedd.followup.process.sentences");

    private final CaseRegistry cases;
    private final Situations situations;
    private final SchoolCalendar calendar;
    private final CaseMeetings meetings;
    private final ApplicationEventPublisher events;
    private final TaskLanguage language;

    FollowUpRules(
            CaseRegistry cases,
            Situations situations,
            SchoolCalendar calendar,
            CaseMeetings meetings,
            ApplicationEventPublisher events,
            TaskLanguage language) {
        this.cases = cases;
        this.situations = situations;
        this.calendar = calendar;
        this.meetings = meetings;
        this.events = events;
        this.language = language;
    }

    LocalDate today(String schoolId) {
        return calendar.today(schoolId);
    }

    /** Why the answers cannot be accepted, or empty. */
    Optional<String> refusal(AbsenceCase found, String step, FormAnswers answers) {
        LocalDate today = today(found.schoolId());
        Sentences words = SENTENCES.in(language.of(found.schoolId()));
        if (step.equals(StudentHealthStep.DECIDE_INVESTIGATION)
                && answers.date("reconsiderOn")
                        .filter(day -> !day.isAfter(today))
                        .isPresent()) {
            return Optional.of(words.of("reconsider-in-the-past"));
        }
        return answers.choice(CaseVariables.FOLLOW_UP_DECISION.name()).flatMap(decision -> switch (decision) {
            case "restored" -> notRestored(found, today, words);
            case "rest" ->
                restTooLong(
                        found,
                        today,
                        answers.date(CaseVariables.REST_UNTIL.name()).orElseThrow(),
                        words);
            default -> Optional.empty();
        });
    }

    private Optional<String> notRestored(AbsenceCase found, LocalDate today, Sentences words) {
        AbsenceRules rules = situations.rules(found.schoolId(), today);
        Window since = situations.since(found, found.countsFrom(), today);
        if (since.days() < rules.daysBeforeRestored()) {
            return Optional.of(words.of("restored-too-early", since.days(), rules.daysBeforeRestored()));
        }
        if (!situations.isStillAbove(found, found.countsFrom(), today)) {
            return Optional.empty();
        }
        DaysAndHours away = situations.daysAndHoursSince(found, found.countsFrom(), today);
        return Optional.of(rules.dayLimits()
                .map(limits -> words.of("restored-still-away", away.days(), away.hours(), limits.monthDays()))
                .orElseGet(() -> words.of("restored-still-absent", since.ratePercent(), rules.opensAbovePercent())));
    }

    private Optional<String> restTooLong(AbsenceCase found, LocalDate today, LocalDate until, Sentences words) {
        if (!until.isAfter(today)) {
            return Optional.of(words.of("rest-in-the-past"));
        }
        int longest = situations.rules(found.schoolId(), today).longestRest();
        LocalDate last = calendar.plus(found.schoolId(), today, longest);
        return until.isAfter(last)
                ? Optional.of(words.of("rest-too-long", last.toString(), longest))
                : Optional.empty();
    }

    /** What the accepted answers change in the register of cases. */
    void apply(AbsenceCase found, String step, FormAnswers answers, String author) {
        String number = found.caseNumber();
        LocalDate today = today(found.schoolId());
        cases.planned(number, chosenDate(step, answers));
        switch (step) {
            case MentorStep.CONTACT_GUARDIAN -> called(found, answers, author, today);
            case MentorStep.FOLLOW_UP_CONTACT -> {
                if (answers.raw("pupilSpokenTo").filter("true"::equals).isPresent()) {
                    cases.reached(number, today, false);
                }
            }
            case CoordinatorStep.MAP_ABSENCE -> cases.cause(number, answers.choice("absenceCause"), Optional.empty());
            case CoordinatorStep.HOLD_ATTENDANCE_MEETING -> {
                String outcome =
                        answers.choice(CoordinatorStep.MEETING_OUTCOME.name()).orElseThrow();
                if (outcome.equals("held") || outcome.equals("held-without-guardian")) {
                    cases.reached(number, today, outcome.equals("held"));
                }
            }
            case StudentHealthStep.DECIDE_INVESTIGATION ->
                cases.investigation(
                        number,
                        answers.choice(CaseVariables.INVESTIGATION_DECISION.name())
                                .orElseThrow(),
                        answers.choice(CaseVariables.INVESTIGATOR.name()),
                        answers.date("reconsiderOn"));
            case AbsenceFollowUp.APPOINT_CONTACT_PERSON ->
                cases.contactPerson(
                        number,
                        answers.choice(AbsenceFollowUp.CONTACT_PERSON.name()).orElseThrow(),
                        answers.isTrue(AbsenceFollowUp.DAILY_CONTACT.name()));
            default -> {
                // the answers steer the process and stand in the journal
            }
        }
        answers.choice(CaseVariables.FOLLOW_UP_DECISION.name()).ifPresent(decision -> {
            if (decision.equals("continue")) {
                cases.continued(number);
            } else if (decision.equals("rest")) {
                cases.rests(
                        number,
                        false,
                        today,
                        answers.date(CaseVariables.REST_UNTIL.name()).orElseThrow());
            } else if (decision.equals("restored")) {
                cases.endsAs(number, "restored");
            }
        });
    }

    private void called(AbsenceCase found, FormAnswers answers, String author, LocalDate today) {
        events.publishEvent(new HomeCalled(
                found.pupilId(),
                found.caseNumber(),
                answers.isTrue(CaseVariables.GUARDIAN_REACHED.name()),
                answers.raw("reachedPerson")));
        if (answers.isTrue(CaseVariables.GUARDIAN_REACHED.name())) {
            boolean adult =
                    !answers.raw("reachedPerson").filter("pupil"::equals).isPresent();
            cases.reached(found.caseNumber(), today, adult);
            cases.cause(
                    found.caseNumber(),
                    answers.choice(CaseVariables.ABSENCE_CAUSE.name()),
                    answers.date(MentorStep.EXPECTED_BACK.name()));
            if (answers.isTrue(MentorStep.MEETING_WANTED.name())) {
                meetings.wanted(found, author);
            }
        } else {
            cases.notReached(found.caseNumber());
        }
    }

    /** The date a person chose for the step after this one. */
    private static Optional<LocalDate> chosenDate(String step, FormAnswers answers) {
        return switch (step) {
            case MentorStep.FOLLOW_UP_CONTACT,
                    CoordinatorStep.FOLLOW_UP_PLAN,
                    StudentHealthStep.FOLLOW_UP_MEASURES,
                    CooperationStep.FOLLOW_UP_COOPERATION ->
                answers.choice(CaseVariables.FOLLOW_UP_DECISION.name())
                        .filter("continue"::equals)
                        .flatMap(decision -> answers.date(CaseVariables.NEXT_FOLLOW_UP.name()));
            case CoordinatorStep.HOLD_ATTENDANCE_MEETING ->
                answers.date(CoordinatorStep.NEW_MEETING_DATE.name())
                        .or(() -> answers.date(CoordinatorStep.PLAN_REVIEW_DATE.name()));
            case StudentHealthStep.DECIDE_INVESTIGATION -> answers.date("investigationDue");
            case StudentHealthStep.DECIDE_MEASURES -> answers.date(StudentHealthStep.MEASURES_REVIEW_DATE.name());
            default -> Optional.empty();
        };
    }
}
