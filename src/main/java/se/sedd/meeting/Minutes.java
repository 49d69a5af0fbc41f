package se.sedd.meeting;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.consent.Consents;
import se.sedd.consent.Purpose;
import se.sedd.engine.Sentences;
import se.sedd.letter.Letter;
import se.sedd.letter.TemplateFile;
import se.sedd.letter.Typesetting;
import se.sedd.meeting.MinutesCopy.Way;
import se.sedd.meeting.MinutesNotes.Said;
import se.sedd.meeting.MinutesWriting.Reader;
import se.sedd.outbox.Attachment;
import se.sedd.outbox.Channel;
import se.sedd.outbox.Holds;
import se.sedd.outbox.Outbox;
import se.sedd.outbox.OutgoingMessage;
import se.sedd.outbox.Topic;
import se.sedd.register.Guardian;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.School;

/**
 * The minutes of a meeting: written together from what stands in the journal until the guardians approve them, and from then on
 * the copies that were made that moment, word for word. Each reader has a copy of their own: a guardian's in the home's language and
 * the school's, with nothing of the other home; a partner's with as much of the pupil as consent covers.
 */
@Component
public class Minutes {

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");
    private static final Duration USEFUL = Duration.ofDays(14);
    private static final String FOLDER = "meetings";
    static final Set<String> PEOPLE =
            Set.of("guardian-1", "guardian-2", "pupil", "mentor", "project-lead", "home", "support-person");

    /** The answers that are mended; whether the guardians approve and who has a copy is asked again, a place that is taken is not. */
    private static final Set<String> REWRITTEN = Set.of(
            "summary",
            "advice",
            "nothingAgreed",
            "agreedActions",
            "coordinator",
            "nextStep",
            "nextStepOwner",
            "nextStepDate");

    private final MeetingRegister meetings;
    private final MeetingProcesses processes;
    private final MinutesNotes notes;
    private final MinutesWriting writing;
    private final Partners partners;
    private final Typesetting printing;
    private final Consents consents;
    private final Holds holds;
    private final Outbox outbox;
    private final Register register;
    private final SchoolCalendar calendar;
    private final Clock clock;
    private final Path home;

    Minutes(
            MeetingRegister meetings,
            MeetingProcesses processes,
            MinutesNotes notes,
            MinutesWriting writing,
            Partners partners,
            Typesetting printing,
            Consents consents,
            Holds holds,
            Outbox outbox,
            Register register,
            SchoolCalendar calendar,
            Clock clock,
            @Value("${sedd.home}") Path home) {
        this.meetings = meetings;
        this.processes = processes;
        this.notes = notes;
        this.writing = writing;
        this.partners = partners;
        this.printing = printing;
        this.consents = consents;
        this.holds = holds;
        this.outbox = outbox;
        this.register = register;
        this.calendar = calendar;
        this.clock = clock;
        this.home = home;
    }

    /** Why the guardians' choice of readers cannot be followed, or empty. */
    public Optional<String> refusal(Meeting meeting, List<String> readers) {
        List<Invitation> invited = meetings.invitations(meeting.number());
        for (String reader : readers) {
            if (PEOPLE.contains(reader)) {
                continue;
            }
            String name = partners.nameOf(meeting.schoolId(), reader);
            Optional<Invitation> invitation = invited.stream()
                    .filter(each ->
                            each.partner().equals(reader) && each.state().comes())
                    .findFirst();
            if (invitation.isEmpty()) {
                return Optional.of(SENTENCES.of("copy-for-nobody-invited", name));
            }
            if (meeting.anonymous()) {
                return Optional.of(SENTENCES.of("copy-without-name", name));
            }
            if (!consents.holds(invitation.get().number(), Purpose.MEETING)) {
                return Optional.of(SENTENCES.of("copy-without-consent", name));
            }
        }
        return Optional.empty();
    }

    /** What was written down and the guardians want otherwise, as it was submitted, by the form's keys: to be mended, not written anew. */
    public Map<String, String> asWritten(Meeting meeting) {
        Said said = notes.of(meeting);
        return REWRITTEN.stream()
                .filter(said.recorded()::containsKey)
                .collect(toMap(key -> key, key -> said.recorded().get(key).raw()));
    }

    /** What was agreed, in one line. */
    String inShort(Meeting meeting) {
        List<Action> actions = meetings.actions(meeting.number());
        return actions.isEmpty()
                ? SENTENCES.of("case-nothing-agreed")
                : SENTENCES.of(
                        "case-agreed",
                        actions.stream()
                                .map(action -> SENTENCES.of(
                                        "action-due",
                                        notes.words(meeting, action),
                                        action.dueOn().toString()))
                                .collect(joining("; ")));
    }

    /**
     * The guardians have approved: the copies are made and go their ways.
     *
     * @return whether some of them are to be posted
     */
    @Transactional
    public boolean share(Meeting meeting) {
        meetings.oneAtATime(meeting.number());
        Pupil pupil = pupilOf(meeting);
        LocalDate today = calendar.today(meeting.schoolId());
        meetings.approved(meeting.number(), today);
        Meeting approved = meetings.get(meeting.number());
        Said said = notes.of(meeting);
        boolean held = holds.reason(pupil, Topic.MEETING).isPresent();
        boolean toPost = false;
        for (Reader reader : readers(meeting, pupil, said)) {
            Way way = held && !reader.code().equals(MinutesCopy.SCHOOL) ? Way.FILE : way(reader, said);
            MinutesCopy copy = keep(approved, pupil, said, reader, way);
            switch (way) {
                case EMAIL -> send(approved, copy, reader.guardian().orElseThrow());
                case SEDD ->
                    meetings.invitations(meeting.number()).stream()
                            .filter(invitation -> invitation.partner().equals(reader.code()))
                            .forEach(invitation -> processes.shareMinutes(approved, invitation));
                case PAPER -> toPost = true;
                case FILE -> {
                    // stays where it is
                }
            }
        }
        return toPost;
    }

    private static Way way(Reader reader, Said said) {
        if (reader.code().equals(MinutesCopy.SCHOOL)) {
            return Way.FILE;
        }
        if (reader.isPartner()) {
            return Way.SEDD;
        }
        boolean byMail = said.decided("copyBy").filter("email"::equals).isPresent();
        return byMail && reader.guardian().flatMap(Guardian::email).isPresent() ? Way.EMAIL : Way.PAPER;
    }

    private MinutesCopy keep(Meeting meeting, Pupil pupil, Said said, Reader reader, Way way) {
        List<MinutesTemplate> pages = writing.pages(meeting, pupil, said, reader);
        MinutesCopy copy = new MinutesCopy(
                UUID.randomUUID().toString(),
                meeting.number(),
                reader.code(),
                reader.guardian().map(Guardian::id),
                pages.stream().map(MinutesTemplate::language).toList(),
                pages.stream().map(page -> page.file().version()).toList(),
                notes.approver(meeting),
                clock.instant(),
                writing.write(meeting, pupil, said, reader, pages),
                way);
        meetings.keep(copy, TemplateFile.sha256(copy.letter().toJson().getBytes(StandardCharsets.UTF_8)));
        return copy;
    }

    private void send(Meeting meeting, MinutesCopy copy, Guardian guardian) {
        Path file = home.resolve(FOLDER).resolve(copy.id() + ".pdf");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, pdf(copy));
        } catch (IOException e) {
            throw new UncheckedIOException("The minutes cannot be written", e);
        }
        outbox.put(new OutgoingMessage(
                "meeting/%s/minutes/%s".formatted(meeting.number(), copy.reader()),
                Topic.MEETING,
                Channel.EMAIL,
                guardian.email(),
                "nb",
                SENTENCES.of("mail-minutes-subject"),
                SENTENCES.of("mail-minutes", schoolOf(meeting).name()),
                List.of(new Attachment("referat.pdf", "application/pdf", FOLDER + "/" + file.getFileName())),
                meeting.pupilRef(),
                Optional.of(meeting.number()),
                meeting.schoolId(),
                clock.instant().plus(USEFUL)));
    }

    /** A copy as it was approved. */
    public Optional<MinutesCopy> copy(Meeting meeting, String reader) {
        return meetings.copies(meeting.number()).stream()
                .filter(copy -> copy.reader().equals(reader))
                .findFirst();
    }

    /**
     * The school's own minutes: as approved or, before that, as they stand.
     *
     * @return empty until something has been written down
     */
    public Optional<Letter> ofTheSchool(Meeting meeting) {
        Optional<Letter> approved = copy(meeting, MinutesCopy.SCHOOL).map(MinutesCopy::letter);
        return approved.isPresent() ? approved : draft(meeting);
    }

    private Optional<Letter> draft(Meeting meeting) {
        Said said = notes.of(meeting);
        if (meeting.heldOn().isEmpty() || said.recorded().isEmpty()) {
            return Optional.empty();
        }
        Pupil pupil = pupilOf(meeting);
        Reader school = new Reader(MinutesCopy.SCHOOL, Optional.empty(), true, true);
        return Optional.of(writing.write(meeting, pupil, said, school, writing.pages(meeting, pupil, said, school)));
    }

    /** The copy that a partner may read as long as consent holds. */
    public Optional<MinutesCopy> ofPartner(Meeting meeting, Invitation invitation) {
        boolean may = !meeting.anonymous()
                && !pupilOf(meeting).protectedIdentity()
                && consents.holds(invitation.number(), Purpose.MEETING);
        return may ? copy(meeting, invitation.partner()) : Optional.empty();
    }

    public byte[] pdf(MinutesCopy copy) {
        return printing.pdf(copy.letter(), copy.approvedAt());
    }

    /** Why nothing of this meeting may be printed or sent, or empty. */
    public Optional<String> withheld(Meeting meeting) {
        return holds.reason(pupilOf(meeting), Topic.MEETING).map(reason -> SENTENCES.of("minutes-withheld"));
    }

    private List<Reader> readers(Meeting meeting, Pupil pupil, Said said) {
        List<Reader> readers = new ArrayList<>();
        readers.add(new Reader(MinutesCopy.SCHOOL, Optional.empty(), true, true));
        int number = 0;
        for (Guardian guardian : register.guardiansOf(pupil.id())) {
            String code = "guardian-" + ++number;
            if (said.readers().contains(code)) {
                readers.add(new Reader(code, Optional.of(guardian), true, true));
            }
        }
        for (Invitation invitation : meetings.invitations(meeting.number())) {
            if (said.readers().contains(invitation.partner())
                    && !meeting.anonymous()
                    && !pupil.protectedIdentity()
                    && invitation.state().comes()
                    && consents.holds(invitation.number(), Purpose.MEETING)) {
                readers.add(new Reader(
                        invitation.partner(),
                        Optional.empty(),
                        invitation.share().contains(Invitation.NAME),
                        invitation.share().contains(Invitation.WISH)));
            }
        }
        return readers;
    }

    private School schoolOf(Meeting meeting) {
        return register.school(meeting.schoolId()).orElseThrow();
    }

    private Pupil pupilOf(Meeting meeting) {
        return register.pupilBehind(meeting.pupilRef());
    }
}
