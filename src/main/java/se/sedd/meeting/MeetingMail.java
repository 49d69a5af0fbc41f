package se.sedd.meeting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/**
 * What invited partners get by e-mail, with the meeting for their calendar. It says when and where and nothing of the pupil: that is
 * read in Sedd, as long as consent covers it.
 */
@Component
class MeetingMail {

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");
    private static final Duration TOLD_WITHIN = Duration.ofDays(14);
    private static final String FOLDER = "meetings";

    private final Outbox outbox;
    private final Holds holds;
    private final Partners partners;
    private final MeetingDates dates;
    private final Register register;
    private final SchoolCalendar calendar;
    private final Clock clock;
    private final Path home;

    MeetingMail(
            Outbox outbox,
            Holds holds,
            Partners partners,
            MeetingDates dates,
            Register register,
            SchoolCalendar calendar,
            Clock clock,
            @Value("${sedd.home}") Path home) {
        this.outbox = outbox;
        this.holds = holds;
        this.partners = partners;
        this.dates = dates;
        this.register = register;
        this.calendar = calendar;
        this.clock = clock;
        this.home = home;
    }

    void invited(Meeting meeting, Invitation invitation) {
        Slot slot = meeting.slot().orElseThrow();
        send(
                meeting,
                invitation,
                slot,
                meeting.sequence(),
                "request",
                SENTENCES.of(
                        "mail-invited",
                        schoolOf(meeting).name(),
                        slot.inWords(),
                        dates.answerDue(meeting).toString()));
    }

    void reminded(Meeting meeting, Invitation invitation) {
        meeting.slot()
                .ifPresent(slot -> send(
                        meeting,
                        invitation,
                        slot,
                        meeting.sequence(),
                        "reminder",
                        SENTENCES.of(
                                "mail-reminded",
                                schoolOf(meeting).name(),
                                slot.inWords(),
                                dates.answerDue(meeting).toString())));
    }

    /** The time that was agreed is given up, or this partner is not to come. */
    void cancelled(Meeting meeting, Invitation invitation, Slot slot) {
        send(
                meeting,
                invitation,
                slot,
                meeting.sequence() + 1,
                "cancel",
                SENTENCES.of("mail-cancelled", schoolOf(meeting).name(), slot.inWords()));
    }

    /** Whoever leads the partner's office hears that nobody came; everybody there, where the register names no leader. */
    void missed(Meeting meeting, Invitation invitation) {
        Optional<Pupil> pupil = register.pupilByRef(meeting.pupilRef())
                .filter(found -> holds.reason(found, Topic.MEETING).isEmpty());
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
                    Topic.MEETING,
                    Channel.EMAIL,
                    person.email(),
                    "nb",
                    SENTENCES.of("mail-missed-subject", slot.when()),
                    SENTENCES.of(text, schoolOf(meeting).name(), slot.inWords()),
                    List.of(),
                    meeting.pupilRef(),
                    Optional.of(meeting.number()),
                    meeting.schoolId(),
                    clock.instant().plus(TOLD_WITHIN)));
        }
    }

    private void send(Meeting meeting, Invitation invitation, Slot slot, int sequence, String kind, String text) {
        Instant begins = slot.start().atZone(calendar.zone(meeting.schoolId())).toInstant();
        Optional<Pupil> pupil = register.pupilByRef(meeting.pupilRef())
                .filter(found -> holds.reason(found, Topic.MEETING).isEmpty());
        Optional<String> to = partners.dutyOf(meeting.schoolId(), invitation.office())
                .owner()
                .flatMap(register::staff)
                .flatMap(StaffMember::email);
        if (pupil.isEmpty() || to.isEmpty() || !begins.isAfter(clock.instant())) {
            return;
        }
        String id = "meeting/%s/%d/%s".formatted(invitation.number(), sequence, kind);
        outbox.put(new OutgoingMessage(
                id,
                Topic.MEETING,
                Channel.EMAIL,
                to,
                "nb",
                SENTENCES.of("mail-" + kind + "-subject", slot.when()),
                text,
                kind.equals("reminder") ? List.of() : file(meeting, invitation, slot, sequence, kind, to.get(), text),
                meeting.pupilRef(),
                Optional.of(meeting.number()),
                meeting.schoolId(),
                begins));
    }

    /** A meeting whose booker has no address cannot be put into a calendar: it has no organiser. */
    private List<Attachment> file(
            Meeting meeting, Invitation invitation, Slot slot, int sequence, String kind, String to, String text) {
        Optional<String> organizer = register.staff(meeting.bookedBy()).flatMap(StaffMember::email);
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
                SENTENCES.of("mail-title"),
                text);
        boolean cancels = kind.equals("cancel");
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
                "innkalling.ics", cancels ? Attachment.CANCEL : Attachment.REQUEST, FOLDER + "/" + file.getFileName()));
    }

    private School schoolOf(Meeting meeting) {
        return register.school(meeting.schoolId()).orElseThrow();
    }
}
