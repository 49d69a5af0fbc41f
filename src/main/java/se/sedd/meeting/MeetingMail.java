package se.sedd.meeting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Sentences;
import se.sedd.outbox.Attachment;
import se.sedd.outbox.Channel;
import se.sedd.outbox.Holds;
import se.sedd.outbox.Outbox;
import se.sedd.outbox.OutgoingMessage;
import se.sedd.outbox.Topic;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/**
 * What invited partners get by e-mail, with the meeting for their calendar. It says when and where and nothing of the pupil: that is
 * read in Sedd, as long as consent covers it.
 */
@Component
class MeetingMail {

    /** Kinds of mail to people who have answered already, or need not. */
    private static final Set<String> ANSWERED = Set.of("coming", "deputy");

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");
    private static final Duration TOLD_WITHIN = Duration.ofDays(14);
    private static final String FOLDER = "meetings";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.forLanguageTag("nb"));

    private final MeetingRegister meetings;
    private final Outbox outbox;
    private final Holds holds;
    private final Partners partners;
    private final MeetingDates dates;
    private final Register register;
    private final SchoolCalendar calendar;
    private final Clock clock;
    private final Path home;

    MeetingMail(
            MeetingRegister meetings,
            Outbox outbox,
            Holds holds,
            Partners partners,
            MeetingDates dates,
            Register register,
            SchoolCalendar calendar,
            Clock clock,
            @Value("${sedd.home}") Path home) {
        this.meetings = meetings;
        this.outbox = outbox;
        this.holds = holds;
        this.partners = partners;
        this.dates = dates;
        this.register = register;
        this.calendar = calendar;
        this.clock = clock;
        this.home = home;
    }

    /** The office's contact person is asked. */
    void invited(Meeting meeting, Invitation invitation) {
        contact(meeting, invitation)
                .ifPresent(to -> invite(
                        meeting,
                        invitation,
                        "request",
                        to,
                        SENTENCES.of(
                                "mail-invited",
                                schoolOf(meeting).name(),
                                whenAndWhere(meeting, meeting.slot().orElseThrow()),
                                DAY.format(dates.answerDue(meeting)))));
    }

    /** A colleague of whoever was asked has said that they come themselves: the meeting belongs into their calendar. */
    void coming(Meeting meeting, Invitation invitation, String to) {
        inviteToo(meeting, invitation, "coming", to);
    }

    /** Somebody comes instead of whoever was asked. */
    void deputy(Meeting meeting, Invitation invitation, String to) {
        inviteToo(meeting, invitation, "deputy", to);
    }

    private void inviteToo(Meeting meeting, Invitation invitation, String kind, String to) {
        if (!meetings.calendars(invitation.number()).contains(to)) {
            String when =
                    meeting.slot().map(slot -> whenAndWhere(meeting, slot)).orElse("");
            invite(
                    meeting,
                    invitation,
                    kind,
                    to,
                    SENTENCES.of("mail-" + kind, schoolOf(meeting).name(), when));
        }
    }

    private void invite(Meeting meeting, Invitation invitation, String kind, String to, String text) {
        meeting.slot()
                .filter(slot -> send(meeting, invitation, slot, meeting.sequence(), kind, to, text))
                .ifPresent(slot -> meetings.inCalendar(invitation.number(), to));
    }

    void reminded(Meeting meeting, Invitation invitation) {
        meeting.slot()
                .ifPresent(slot -> contact(meeting, invitation)
                        .ifPresent(to -> send(
                                meeting,
                                invitation,
                                slot,
                                meeting.sequence(),
                                "reminder",
                                to,
                                SENTENCES.of(
                                        "mail-reminded",
                                        schoolOf(meeting).name(),
                                        whenAndWhere(meeting, slot),
                                        DAY.format(dates.answerDue(meeting))))));
    }

    /** The time that was agreed is given up, or this partner is not to come: whoever has it in the calendar, the deputy too, is told. */
    void cancelled(Meeting meeting, Invitation invitation, Slot slot) {
        String text = SENTENCES.of("mail-cancelled", schoolOf(meeting).name(), whenAndWhere(meeting, slot));
        int number = 0;
        for (String to : meetings.calendars(invitation.number())) {
            String kind = ++number == 1 ? "cancel" : "cancel-" + number;
            send(meeting, invitation, slot, meeting.sequence() + 1, kind, to, text);
        }
        meetings.outOfCalendars(invitation.number());
    }

    private Optional<String> contact(Meeting meeting, Invitation invitation) {
        return partners.dutyOf(meeting.schoolId(), invitation.office())
                .owner()
                .flatMap(register::staff)
                .flatMap(StaffMember::email);
    }

    /** Whoever leads the partner's office hears that nobody came; everybody there, where the register names no leader. */
    void missed(Meeting meeting, Invitation invitation) {
        Optional<Pupil> pupil = register.pupilByRef(meeting.pupilRef())
                .filter(found -> holds.reason(found, Topic.PARTNER_INVITATION).isEmpty());
        if (pupil.isEmpty() || meeting.slot().isEmpty()) {
            return;
        }
        Slot slot = meeting.slot().get();
        List<StaffMember> leaders = partners.leadersOf(meeting.schoolId(), invitation.office());
        String text = leaders.isEmpty() ? "mail-missed" : "mail-missed-leader";
        for (StaffMember person :
                leaders.isEmpty() ? partners.contactsAt(meeting.schoolId(), invitation.office()) : leaders) {
            outbox.put(new OutgoingMessage(
                    "meeting/%s/%d/missed/%s".formatted(invitation.number(), meeting.sequence(), person.userId()),
                    Topic.PARTNER_INVITATION,
                    Channel.EMAIL,
                    person.email(),
                    "nb",
                    SENTENCES.of("mail-missed-subject", slot.when()),
                    SENTENCES.of(text, schoolOf(meeting).name(), whenAndWhere(meeting, slot)),
                    List.of(),
                    meeting.pupilRef(),
                    Optional.of(meeting.number()),
                    meeting.schoolId(),
                    clock.instant().plus(TOLD_WITHIN)));
        }
    }

    /** @return whether it leaves */
    private boolean send(
            Meeting meeting, Invitation invitation, Slot slot, int sequence, String kind, String to, String text) {
        Instant begins = slot.start().atZone(calendar.zone(meeting.schoolId())).toInstant();
        boolean may = register.pupilByRef(meeting.pupilRef())
                .filter(found -> holds.reason(found, Topic.PARTNER_INVITATION).isEmpty())
                .isPresent();
        if (!may || !begins.isAfter(clock.instant())) {
            return false;
        }
        boolean cancels = kind.startsWith("cancel");
        outbox.put(new OutgoingMessage(
                "meeting/%s/%d/%s".formatted(invitation.number(), sequence, kind),
                Topic.PARTNER_INVITATION,
                Channel.EMAIL,
                Optional.of(to),
                "nb",
                SENTENCES.of("mail-" + (cancels ? "cancel" : kind) + "-subject", slot.when()),
                text,
                kind.equals("reminder") ? List.of() : file(meeting, invitation, slot, sequence, kind, to, text),
                meeting.pupilRef(),
                Optional.of(meeting.number()),
                meeting.schoolId(),
                begins));
        return true;
    }

    /** A meeting without an organiser's address cannot be put into a calendar. */
    private List<Attachment> file(
            Meeting meeting, Invitation invitation, Slot slot, int sequence, String kind, String to, String text) {
        Optional<String> organizer = organizer(meeting);
        if (organizer.isEmpty()) {
            return List.of();
        }
        MeetingCalendar.Entry entry = new MeetingCalendar.Entry(
                meeting.number(),
                sequence,
                slot,
                schoolOf(meeting).name(),
                organizer.get(),
                to,
                !ANSWERED.contains(kind),
                where(meeting, slot) + ", " + schoolOf(meeting).name(),
                SENTENCES.of("mail-title"),
                text);
        boolean cancels = kind.startsWith("cancel");
        String content = cancels
                ? MeetingCalendar.cancel(entry, clock.instant())
                : MeetingCalendar.request(entry, clock.instant());
        Path file = home.resolve(FOLDER).resolve("%s-%d-%s.ics".formatted(invitation.number(), sequence, kind));
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The invitation's calendar file cannot be written", e);
        }
        return List.of(new Attachment(
                cancels ? "avlysning.ics" : "innkalling.ics",
                cancels ? Attachment.CANCEL : Attachment.REQUEST,
                FOLDER + "/" + file.getFileName()));
    }

    /**
     * Whoever booked the meeting, if there is an address; without a name the project lead, because the booker is one of the pupil's own
     * teachers. The same address as long as the meeting lasts: a calendar program takes a cancellation from nobody else.
     */
    private Optional<String> organizer(Meeting meeting) {
        return register.staff(meeting.bookedBy())
                .filter(booker -> !meeting.anonymous())
                .flatMap(StaffMember::email)
                .or(() -> register.staffOf(meeting.schoolId(), Role.PROJECT_LEAD).stream()
                        .sorted(Comparator.comparing(StaffMember::userId))
                        .flatMap(person -> person.email().stream())
                        .findFirst());
    }

    private static String whenAndWhere(Meeting meeting, Slot slot) {
        return slot.when() + ", " + where(meeting, slot);
    }

    private static String where(Meeting meeting, Slot slot) {
        return meeting.elsewhere().map(code -> SENTENCES.of("place-" + code)).orElse(slot.room());
    }

    private School schoolOf(Meeting meeting) {
        return register.school(meeting.schoolId()).orElseThrow();
    }
}
