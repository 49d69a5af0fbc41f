package se.sedd.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Sentences;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.register.Duty;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;

/** What was agreed at a meeting: who promises what by when, whose task it becomes, and what comes of it. */
@Component
public class Actions {

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");

    private final MeetingRegister meetings;
    private final Partners partners;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final Journal journal;
    private final Clock clock;

    Actions(
            MeetingRegister meetings,
            Partners partners,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar,
            Journal journal,
            Clock clock) {
        this.meetings = meetings;
        this.partners = partners;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.journal = journal;
        this.clock = clock;
    }

    /** Why these actions cannot be agreed, or empty. */
    public Optional<String> refusal(Meeting meeting, List<Promise> promises) {
        Optional<String> stranger = promises.stream()
                .map(Promise::ownerKind)
                .filter(kind -> !new Action("", "", kind, LocalDate.MIN, Optional.empty()).isOfTheSchool())
                .filter(kind -> meetings.invitations(meeting.number()).stream()
                        .noneMatch(invitation -> invitation.partner().equals(kind)
                                && invitation.state().comes()))
                .findFirst();
        return stranger.map(kind -> SENTENCES.of("action-of-a-stranger", partners.nameOf(meeting.schoolId(), kind)));
    }

    /** @param words what is to be done, for the journal */
    public record Promise(String ownerKind, LocalDate dueOn, JournalText words) {}

    /**
     * Whose an action is: the role's at the school, the mentor's to ask about what the family does, or the partner's. Colleagues in
     * the role may take it over, and no whole group: the model names those of everybody who can own one, all offices' among them.
     */
    public Duty dutyOf(Meeting meeting, Action action) {
        if (action.isOfTheSchool()) {
            boolean leads = action.ownerKind().equals(Role.PROJECT_LEAD.id());
            Duty duty = dutyOf(meeting, leads ? Role.PROJECT_LEAD : Role.MENTOR);
            return duty.wholeGroup() ? new Duty(duty.owner(), colleagues(meeting, duty), false) : duty;
        }
        return meetings.invitations(meeting.number()).stream()
                .filter(invitation -> invitation.partner().equals(action.ownerKind()))
                .findFirst()
                .map(invitation -> partners.dutyOf(meeting.schoolId(), invitation.office()))
                .orElseThrow();
    }

    private List<String> colleagues(Meeting meeting, Duty duty) {
        LocalDate today = calendar.today(meeting.schoolId());
        return register.staffOf(meeting.schoolId(), Role.PROJECT_LEAD).stream()
                .filter(person -> person.employedOn(today))
                .map(StaffMember::userId)
                .filter(userId -> !duty.owner().equals(Optional.of(userId)))
                .toList();
    }

    /**
     * Whose a role's task around the meeting is at the school that has it. The people around a pupil who has changed school since
     * then work elsewhere: the project lead ends what is left, the principal that of a pupil with protected identity.
     */
    public Duty dutyOf(Meeting meeting, Role role) {
        Pupil pupil = register.pupilBehind(meeting.pupilRef());
        LocalDate today = calendar.today(meeting.schoolId());
        if (pupil.schoolId().equals(meeting.schoolId())) {
            return responsibilities.dutyOf(role, pupil, today, userId -> 0);
        }
        Role left = pupil.protectedIdentity() ? Role.PRINCIPAL : Role.PROJECT_LEAD;
        return new Duty(
                responsibilities
                        .dutyAt(left, meeting.schoolId(), today, userId -> 0)
                        .owner(),
                List.of(),
                false);
    }

    /**
     * Each action becomes its owner's task.
     *
     * @param nextStep what was decided: individual-plan, new-meeting …
     */
    @Transactional
    public void agree(Meeting meeting, List<Promise> promises, String nextStep, String author) {
        meetings.decided(meeting.number(), nextStep);
        meetings.dropActions(meeting.number());
        List<JournalEntry> entries = new ArrayList<>();
        int number = 0;
        for (Promise promise : promises) {
            Action action = new Action(
                    meeting.number() + "-T" + ++number,
                    meeting.number(),
                    promise.ownerKind(),
                    promise.dueOn(),
                    Optional.empty());
            meetings.agreed(action);
            entries.add(new JournalEntry(
                    clock.instant(),
                    meeting.pupilRef(),
                    Optional.of(action.number()),
                    Compartment.SCHOOL,
                    Optional.of(author),
                    "action-agreed",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(promise.words())));
        }
        journal.write(entries);
    }

    @Transactional
    public void done(Action action, String schoolId) {
        meetings.actionDone(action.number(), calendar.today(schoolId));
    }

    @Transactional
    public void putOff(Action action, LocalDate until) {
        meetings.actionPutOff(action.number(), until);
    }
}
