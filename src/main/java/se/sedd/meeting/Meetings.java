package se.sedd.meeting;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.consent.Consent;
import se.sedd.consent.ConsentAsked;
import se.sedd.consent.ConsentEnded;
import se.sedd.consent.Consents;
import se.sedd.consent.Purpose;
import se.sedd.engine.Sentences;
import se.sedd.followup.CaseMeetings;
import se.sedd.followup.MeetingWanted;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.meeting.Invitation.State;
import se.sedd.meeting.Partners.Offer;
import se.sedd.register.Duty;
import se.sedd.register.Pupil;
import se.sedd.register.PupilsChanged;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/**
 * Tverrfaglige møter: the family wishes for one and chooses the partners, somebody at the school finds a time, the partners answer.
 * A partner is told what consent covers and nothing else of the pupil.
 */
@Component
public class Meetings {

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");

    /** One address, without a bar or a break, that a mail server will look at. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@|<>,;\"]{1,64}@[\\p{L}\\p{N}.-]{1,120}\\.[\\p{L}]{2,15}");

    private final MeetingRegister meetings;
    private final MeetingSlots slots;
    private final MeetingDates dates;
    private final MeetingProcesses processes;
    private final Partners partners;
    private final MeetingMail mail;
    private final MeetingTallies tallies;
    private final FamilyMessages family;
    private final Minutes minutes;
    private final CaseMeetings cases;
    private final Consents consents;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Meetings(
            MeetingRegister meetings,
            MeetingSlots slots,
            MeetingDates dates,
            MeetingProcesses processes,
            Partners partners,
            MeetingMail mail,
            MeetingTallies tallies,
            FamilyMessages family,
            Minutes minutes,
            CaseMeetings cases,
            Consents consents,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.meetings = meetings;
        this.slots = slots;
        this.dates = dates;
        this.processes = processes;
        this.partners = partners;
        this.mail = mail;
        this.tallies = tallies;
        this.family = family;
        this.minutes = minutes;
        this.cases = cases;
        this.consents = consents;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** The meeting that the pupil has under way. */
    public Optional<Meeting> openOf(Pupil pupil) {
        return meetings.openOf(pupil.id());
    }

    /** What to do instead of beginning a second meeting: who has the one that is under way. */
    public String openAlready(Meeting underWay) {
        return SENTENCES.of(
                "meeting-open-already",
                register.staff(underWay.bookedBy()).map(StaffMember::name).orElse("?"));
    }

    /** Begins the task in which the wish is registered, for the pupil without a meeting under way; the task's id. */
    @Transactional
    public String begin(Pupil pupil, StaffMember person) {
        return processes.begin(
                meetings.begin(pupil, person.userId(), calendar.today(pupil.schoolId()), Optional.empty()));
    }

    /** A home has asked for a meeting while somebody spoke with it about an absence: its teacher registers the wish, or the
     * meeting that is under way is the case's. */
    @EventListener
    void wanted(MeetingWanted event) {
        Pupil pupil = event.pupil();
        openOf(pupil)
                .ifPresentOrElse(
                        underWay -> meetings.ofCase(underWay.number(), event.caseNumber()),
                        () -> processes.beginForCase(meetings.begin(
                                pupil,
                                event.askedOf(),
                                calendar.today(pupil.schoolId()),
                                Optional.of(event.caseNumber()))));
    }

    /** Why the wish cannot be taken as it stands, in a sentence that says what to do, or empty. */
    public Optional<String> refusal(Meeting meeting, Wish wish) {
        Pupil pupil = pupilOf(meeting);
        Optional<Meeting> underWay = openOf(pupil);
        if (underWay.isPresent()) {
            return Optional.of(openAlready(underWay.get()));
        }
        if (!attends(pupil, meeting)) {
            return Optional.of(SENTENCES.of("pupil-left"));
        }
        List<Offer> offers = partners.offersTo(pupil);
        for (String partner : wish.partners()) {
            Optional<Offer> offer = offers.stream()
                    .filter(each -> each.service().partner().equals(partner))
                    .findFirst();
            if (offer.isEmpty()) {
                return Optional.of(SENTENCES.of("partner-unknown", partner));
            }
            if (!offer.get().canBeAsked()) {
                return Optional.of(SENTENCES.of(
                        offer.get().office().office().isEmpty()
                                ? "partner-without-agreement"
                                : "partner-without-contact",
                        offer.get().service().name(),
                        pupil.district().orElse("?"),
                        offer.get().office().help(),
                        partners.phoneOf(register.school(meeting.schoolId()).orElseThrow(), pupil.district())
                                .orElse("?")));
            }
        }
        return wish.anonymous() ? Optional.empty() : refusalOfConsents(meeting, pupil, wish);
    }

    private Optional<String> refusalOfConsents(Meeting meeting, Pupil pupil, Wish wish) {
        for (String partner : wish.partners()) {
            if (wish.consents().stream().noneMatch(row -> row.partners().contains(partner))) {
                return Optional.of(SENTENCES.of("consent-missing", nameOf(meeting, partner)));
            }
        }
        return wish.consents().stream()
                .flatMap(row ->
                        consents.refusal(pupil, asked(meeting, row.partners().get(0), row)).stream())
                .findFirst();
    }

    /** Keeps the wish that {@link #refusal} has let pass, with what each partner may be told. */
    @Transactional
    public void wished(Meeting meeting, Wish wish, String author) {
        Pupil pupil = pupilOf(meeting);
        meetings.wished(meeting.number(), wish.guardianLeads(), wish.anonymous());
        List<Offer> offers = partners.offersTo(pupil);
        for (String partner : wish.partners()) {
            Optional<Wish.Agreed> agreed = wish.consents().stream()
                    .filter(row -> !wish.anonymous() && row.partners().contains(partner))
                    .findFirst();
            String office = offers.stream()
                    .filter(offer -> offer.service().partner().equals(partner))
                    .flatMap(offer -> offer.office().office().stream())
                    .findFirst()
                    .orElseThrow();
            meetings.invited(new Invitation(
                    numberOf(meeting, partner),
                    meeting.number(),
                    partner,
                    office,
                    agreed.map(Wish.Agreed::share).orElse(List.of()),
                    State.WISHED,
                    Optional.empty()));
            agreed.ifPresent(row -> consents.give(pupil, asked(meeting, partner, row), author));
        }
    }

    private ConsentAsked asked(Meeting meeting, String partner, Wish.Agreed row) {
        return new ConsentAsked(
                Compartment.SCHOOL,
                numberOf(meeting, partner),
                Purpose.MEETING,
                row.from(),
                List.of(partner),
                Optional.of(row.share().stream()
                        .map(code -> SENTENCES.of("share-" + code))
                        .collect(joining(", "))),
                calendar.today(meeting.schoolId()),
                row.until());
    }

    private static String numberOf(Meeting meeting, String partner) {
        return meeting.number() + "-" + partner;
    }

    /**
     * Takes a time for the meeting. A family whose meeting had another time before is told of the new one.
     *
     * @param familyWay how the family wants to be reminded, where it was asked
     * @return why that cannot be, with the next free times, or empty when it is done
     */
    @Transactional
    public Optional<String> book(Meeting meeting, String slotId, String place, Optional<FamilyWay> familyWay) {
        Pupil pupil = pupilOf(meeting);
        Optional<LocalDate> leaves = pupil.until()
                .filter(last ->
                        Slot.dayIn(slotId).filter(day -> day.isAfter(last)).isPresent());
        if (leaves.isPresent()) {
            return Optional.of(SENTENCES.of("pupil-leaves", Slot.inWords(leaves.get())));
        }
        School school = register.school(meeting.schoolId()).orElseThrow();
        MeetingSlots.Attempt attempt = slots.take(school, meeting.number(), slotId);
        attempt.taken().ifPresent(slot -> {
            meetings.booked(meeting.number(), slot, place, familyWay);
            if (meeting.hasMoved()) {
                family.moved(meetings.get(meeting.number()));
            }
        });
        return attempt.taken().isPresent() ? Optional.empty() : Optional.of(attempt.refusal());
    }

    /** Asks the partners that the family wants and that have not been asked for this time. */
    @Transactional
    public void invite(Meeting meeting) {
        for (Invitation invitation : meetings.invitations(meeting.number())) {
            if (invitation.state() == State.WISHED) {
                meetings.answered(invitation.number(), State.INVITED, Optional.empty());
                tallies.asked(meeting, invitation, dates.answerDue(meeting));
                processes.invite(meeting, invitation);
                mail.invited(meeting, invitation);
                if (partners.contactsAt(meeting.schoolId(), invitation.office()).isEmpty()) {
                    tell(meeting, "partner-without-contact", Optional.of(meeting.bookedBy()));
                }
            }
        }
    }

    /** A partner who has not answered is asked again. */
    @Transactional
    public void remind(Invitation invitation) {
        mail.reminded(meetings.get(invitation.meetingNumber()), invitation);
    }

    /** Why a deputy cannot be sent the invitation at this address, or empty. */
    public Optional<String> refusalOfDeputy(String email) {
        return EMAIL.matcher(email).matches() ? Optional.empty() : Optional.of(SENTENCES.of("deputy-email-wrong"));
    }

    /**
     * A partner has answered. Whoever comes has the meeting in the calendar: a colleague who has taken the answer over, or the deputy.
     *
     * @param deputyEmail where a deputy gets the invitation; {@link #refusalOfDeputy} has let it pass
     */
    @Transactional
    public void answered(Invitation invitation, State answer, String by, Optional<String> deputyEmail) {
        meetings.answered(invitation.number(), answer, Optional.of(by));
        Meeting meeting = meetings.get(invitation.meetingNumber());
        tallies.answered(invitation, answer, calendar.today(meeting.schoolId()));
        switch (answer) {
            case YES ->
                register.staff(by)
                        .flatMap(StaffMember::email)
                        .ifPresent(email -> mail.coming(meeting, invitation, email));
            case DEPUTY -> deputyEmail.ifPresent(email -> mail.deputy(meeting, invitation, email));
            default -> {
                // nobody comes
            }
        }
    }

    /** The school learns what a partner has answered. */
    @Transactional
    public void tellAnswer(Invitation invitation) {
        Meeting meeting = meetings.get(invitation.meetingNumber());
        List<Invitation> all = meetings.invitations(meeting.number()).stream()
                .filter(each -> each.state() != State.WITHDRAWN)
                .toList();
        if (!invitation.state().comes()) {
            tell(meeting, "partner-declined", Optional.of(meeting.bookedBy()));
        }
        if (all.stream().allMatch(each -> each.state().comes())) {
            processes.allComing(meeting);
        }
    }

    /** A partner has not answered in time: whoever booked the meeting is told. */
    @Transactional
    public void tellSilence(Invitation invitation) {
        Meeting meeting = meetings.get(invitation.meetingNumber());
        tell(meeting, "partner-silent", Optional.of(meeting.bookedBy()));
    }

    /** Why the guardians' decision to meet cannot be taken yet, or empty. */
    public Optional<String> refusalToMeet(Meeting meeting) {
        if (meeting.slot().isEmpty()) {
            return Optional.of(SENTENCES.of("no-time-any-more"));
        }
        boolean waiting = meetings.invitations(meeting.number()).stream()
                .anyMatch(invitation -> invitation.state() == State.INVITED);
        LocalDate answersBy = dates.answersBy(meeting);
        return waiting && calendar.today(meeting.schoolId()).isBefore(answersBy)
                ? Optional.of(SENTENCES.of("answers-awaited", Slot.inWords(answersBy)))
                : Optional.empty();
    }

    /** The time is given up: others may have it, and the partners need not come then. They are asked anew for another time. */
    @Transactional
    public void giveUpTime(Meeting meeting) {
        boolean ahead = meeting.slot()
                .filter(slot -> !slot.day().isBefore(calendar.today(meeting.schoolId())))
                .isPresent();
        if (ahead) {
            slots.release(meeting.number());
            events.publishEvent(new TimeGivenUp(meeting.schoolId()));
        }
        meetings.givenUp(meeting.number());
        for (Invitation invitation : meetings.invitations(meeting.number())) {
            if (invitation.state() != State.WITHDRAWN) {
                meetings.answered(invitation.number(), State.WISHED, Optional.empty());
                takeBack(meeting, invitation);
            }
        }
    }

    /** Why a meeting cannot have been held yet, or empty. */
    public Optional<String> refusalToHaveHeld(Meeting meeting) {
        return meeting.slot()
                .filter(slot -> slot.day().isAfter(calendar.today(meeting.schoolId())))
                .map(slot -> SENTENCES.of("meeting-ahead", slot.when()));
    }

    /** Why these cannot be both there and missing, or empty. */
    public Optional<String> refusalOfMissing(Meeting meeting, List<String> attended, List<String> missing) {
        return missing.stream()
                .filter(attended::contains)
                .findFirst()
                .map(partner -> SENTENCES.of("there-and-missing", nameOf(meeting, partner)));
    }

    /** Why a meeting cannot have failed for want of a partner who is not said, or empty. */
    public Optional<String> refusalOfNobodyMissing(Optional<String> reason, List<String> missing) {
        return reason.filter("partner-absent"::equals)
                .filter(absent -> missing.isEmpty())
                .map(absent -> SENTENCES.of("missing-unsaid"));
    }

    /**
     * The meeting has been held. A partner who had said yes and is not among those who were there did not come.
     *
     * @param attended codes of who was there
     * @param missing codes of partners who did not come
     */
    @Transactional
    public void held(Meeting meeting, List<String> attended, List<String> missing) {
        meetings.held(meeting.number(), calendar.today(meeting.schoolId()), attended);
        missed(
                meeting,
                invitation -> missing.contains(invitation.partner())
                        || invitation.state().comes() && !attended.contains(invitation.partner()));
    }

    /**
     * The time came and there was no meeting; others may have what is left of it.
     *
     * @param reason guardians-absent, partner-absent, cancelled or moved
     * @param missing codes of partners who did not come
     */
    @Transactional
    public void notHeld(Meeting meeting, String reason, List<String> missing) {
        tallies.notHeld(meeting, reason, calendar.today(meeting.schoolId()));
        missed(meeting, invitation -> missing.contains(invitation.partner()));
        giveUpTime(meeting);
    }

    /** Partners did not come without having said so: it is counted, and their offices and whoever booked the meeting hear of it. */
    private void missed(Meeting meeting, Predicate<Invitation> gone) {
        List<Invitation> absent = meetings.invitations(meeting.number()).stream()
                .filter(gone)
                .filter(invitation -> invitation.state().comes() || invitation.state() == State.INVITED)
                .toList();
        for (Invitation invitation : absent) {
            meetings.missed(invitation, calendar.today(meeting.schoolId()));
            mail.missed(meeting, invitation);
        }
        if (!absent.isEmpty()) {
            tell(meeting, "partner-missed", Optional.of(meeting.bookedBy()));
        }
    }

    @Transactional
    public void evaluated(Meeting meeting, Evaluation evaluation) {
        meetings.evaluated(meeting.number(), evaluation);
        close(meeting, "evaluated");
    }

    /** The meeting is over, or there will be none. A case from which it was asked for hears of one that will not be. */
    @Transactional
    public void close(Meeting meeting, String outcome) {
        if (meeting.heldOn().isEmpty()) {
            giveUpTime(meeting);
            family.cancelled(meeting);
            tellCase(meeting, SENTENCES.of("case-" + outcome));
        }
        meetings.closed(meeting.number(), outcome, calendar.today(meeting.schoolId()));
    }

    private void tellCase(Meeting meeting, String result) {
        meeting.caseNumber()
                .ifPresent(number -> cases.concluded(
                        number, new JournalText("meetingResult", SENTENCES.of("mail-title"), result, result, false)));
    }

    /** Days from the wish to the meeting, for one that has been held. */
    public Optional<Long> daysFromWishToMeeting(Meeting meeting) {
        return meeting.heldOn().map(held -> java.time.temporal.ChronoUnit.DAYS.between(meeting.wishedOn(), held));
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
        return stranger.map(kind -> SENTENCES.of("action-of-a-stranger", nameOf(meeting, kind)));
    }

    /** @param words what is to be done, for the journal */
    public record Promise(String ownerKind, LocalDate dueOn, JournalText words) {}

    /** Whose an action is: the role's at the school, the mentor's to ask about what the family does, or the partner's. */
    public Duty dutyOf(Meeting meeting, Action action) {
        LocalDate today = calendar.today(meeting.schoolId());
        if (action.isOfTheSchool()) {
            Role role = action.ownerKind().equals(Role.PROJECT_LEAD.id()) ? Role.PROJECT_LEAD : Role.MENTOR;
            return responsibilities.dutyOf(role, pupilOf(meeting), today, userId -> 0);
        }
        return meetings.invitations(meeting.number()).stream()
                .filter(invitation -> invitation.partner().equals(action.ownerKind()))
                .findFirst()
                .map(invitation -> partners.dutyOf(meeting.schoolId(), invitation.office()))
                .orElseThrow();
    }

    /** Whose it is to answer an invitation: the office's contact person's. */
    public Duty dutyOf(Meeting meeting, Invitation invitation) {
        return partners.dutyOf(meeting.schoolId(), invitation.office());
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
    public void handOutActions(Meeting meeting) {
        List<Action> actions = meetings.actions(meeting.number());
        actions.forEach(action -> processes.agreed(meeting, action));
        tellCase(
                meeting,
                SENTENCES.of("case-held", Slot.inWords(meeting.heldOn().orElseThrow())) + " "
                        + minutes.inShort(meeting));
    }

    @Transactional
    public void done(Action action, String schoolId) {
        meetings.actionDone(action.number(), calendar.today(schoolId));
    }

    @Transactional
    public void putOff(Action action, LocalDate until) {
        meetings.actionPutOff(action.number(), until);
    }

    /** What a partner was to be told it is not told any more, from this moment on. */
    @EventListener(condition = "#ended.consent.purpose.name() == 'MEETING'")
    void ended(ConsentEnded ended) {
        Consent consent = ended.consent();
        meetings.invitation(consent.processNumber()).ifPresent(invitation -> {
            Meeting meeting = meetings.get(invitation.meetingNumber());
            if (meeting.heldOn().isPresent()) {
                processes.withdraw(meeting, invitation);
            } else if (meeting.isOpen()) {
                meetings.answered(invitation.number(), State.WITHDRAWN, Optional.empty());
                takeBack(meeting, invitation);
                processes.consentEnded(meeting);
            }
        });
    }

    /** The partner need neither answer nor come, and the calendar lets go of the time. */
    private void takeBack(Meeting meeting, Invitation invitation) {
        processes.withdraw(meeting, invitation);
        tallies.takenBack(invitation, calendar.today(meeting.schoolId()));
        meeting.slot().ifPresent(slot -> mail.cancelled(meeting, invitation, slot));
    }

    /** Whoever booked the meeting learns that a partner does not come because there is no consent any more. */
    @Transactional
    public void tellOfEndedConsent(Meeting meeting) {
        tell(meeting, "consent-withdrawn", Optional.of(meeting.bookedBy()));
    }

    /** A pupil who has left, or changed school, has no meeting there. */
    @EventListener
    void changed(PupilsChanged event) {
        for (Meeting meeting : meetings.open()) {
            if (!event.pupilIds().contains(meeting.pupilId())) {
                continue;
            }
            Pupil pupil = pupilOf(meeting);
            if (!attends(pupil, meeting) && meeting.heldOn().isEmpty()) {
                processes.pupilLeft(meeting);
            }
        }
    }

    private boolean attends(Pupil pupil, Meeting meeting) {
        return pupil.schoolId().equals(meeting.schoolId()) && pupil.attendsOn(calendar.today(meeting.schoolId()));
    }

    private void tell(Meeting meeting, String kind, Optional<String> addressee) {
        journal.write(new JournalEntry(
                clock.instant(),
                meeting.pupilRef(),
                Optional.of(meeting.number()),
                Compartment.SCHOOL,
                Optional.empty(),
                kind,
                Optional.empty(),
                addressee,
                List.of()));
    }

    private String nameOf(Meeting meeting, String partner) {
        return partners.service(meeting.schoolId(), partner)
                .map(service -> service.name())
                .orElse(partner);
    }

    private Pupil pupilOf(Meeting meeting) {
        return register.pupilByRef(meeting.pupilRef())
                .orElseThrow(() -> new IllegalStateException("The register no longer knows the pupil"));
    }
}
