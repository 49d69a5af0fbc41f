package se.sedd.meeting;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.consent.ConsentAsked;
import se.sedd.consent.Consents;
import se.sedd.consent.Purpose;
import se.sedd.engine.Sentences;
import se.sedd.followup.MeetingWanted;
import se.sedd.journal.Compartment;
import se.sedd.meeting.Invitation.State;
import se.sedd.meeting.Partners.Offer;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/**
 * What families ask for: a meeting, and the partners they want there. Whoever writes it down gets a task, and the wish is kept
 * with what each partner may be told.
 */
@Component
public class Wishes {

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");

    private final MeetingRegister meetings;
    private final MeetingProcesses processes;
    private final Partners partners;
    private final Consents consents;
    private final Register register;
    private final SchoolCalendar calendar;

    Wishes(
            MeetingRegister meetings,
            MeetingProcesses processes,
            Partners partners,
            Consents consents,
            Register register,
            SchoolCalendar calendar) {
        this.meetings = meetings;
        this.processes = processes;
        this.partners = partners;
        this.consents = consents;
        this.register = register;
        this.calendar = calendar;
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
        Pupil pupil = register.pupilBehind(meeting.pupilRef());
        Optional<Meeting> underWay = openOf(pupil);
        if (underWay.isPresent()) {
            return Optional.of(openAlready(underWay.get()));
        }
        if (!meeting.isAtTheSchoolOf(pupil, calendar.today(meeting.schoolId()))) {
            return Optional.of(SENTENCES.of("pupil-left"));
        }
        return refusalOfPartners(meeting, pupil, wish);
    }

    /** Why these partners cannot be asked with these consents, or empty. */
    Optional<String> refusalOfPartners(Meeting meeting, Pupil pupil, Wish wish) {
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
                return Optional.of(SENTENCES.of("consent-missing", partners.nameOf(meeting.schoolId(), partner)));
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
        Pupil pupil = register.pupilBehind(meeting.pupilRef());
        meetings.wished(meeting.number(), wish.guardianLeads(), wish.anonymous());
        keepPartners(meeting, pupil, wish, author);
    }

    /** Partners that {@link #refusalOfPartners} has let pass are among those whom the family wants there. */
    void keepPartners(Meeting meeting, Pupil pupil, Wish wish, String author) {
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
}
