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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.consent.Consent;
import se.sedd.consent.Consents;
import se.sedd.consent.Purpose;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.Sentences;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.letter.Letter;
import se.sedd.letter.Letter.Page;
import se.sedd.letter.Letter.Section;
import se.sedd.letter.Letter.Span;
import se.sedd.letter.TemplateFile;
import se.sedd.letter.Typesetting;
import se.sedd.meeting.MinutesCopy.Way;
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
import se.sedd.routine.PartnerService;

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
    private static final Set<String> PEOPLE =
            Set.of("guardian-1", "guardian-2", "pupil", "mentor", "project-lead", "home", "support-person");

    private final MeetingRegister meetings;
    private final MeetingProcesses processes;
    private final MinutesTemplate.All templates;
    private final Partners partners;
    private final Typesetting printing;
    private final Consents consents;
    private final Holds holds;
    private final Outbox outbox;
    private final Register register;
    private final SchoolCalendar calendar;
    private final Journal journal;
    private final Clock clock;
    private final Path home;

    Minutes(
            MeetingRegister meetings,
            MeetingProcesses processes,
            MinutesTemplate.All templates,
            Partners partners,
            Typesetting printing,
            Consents consents,
            Holds holds,
            Outbox outbox,
            Register register,
            SchoolCalendar calendar,
            Journal journal,
            Clock clock,
            @Value("${sedd.home}") Path home) {
        this.meetings = meetings;
        this.processes = processes;
        this.templates = templates;
        this.partners = partners;
        this.printing = printing;
        this.consents = consents;
        this.holds = holds;
        this.outbox = outbox;
        this.register = register;
        this.calendar = calendar;
        this.journal = journal;
        this.clock = clock;
        this.home = home;
    }

    /** What was written down, and what the guardians have decided about it. */
    private record Said(Map<String, JournalText> recorded, Map<String, JournalText> approval) {

        Optional<String> text(String key) {
            return Optional.ofNullable(recorded.get(key)).map(JournalText::answer);
        }

        Optional<String> code(String key) {
            return Optional.ofNullable(recorded.get(key)).map(JournalText::raw);
        }

        Optional<String> decided(String key) {
            return Optional.ofNullable(approval.get(key)).map(JournalText::raw);
        }

        List<String> readers() {
            return decided("shareWith").map(FormAnswers::codes).orElse(List.of());
        }
    }

    /** Who a copy is written for. */
    private record Reader(String code, Optional<Guardian> guardian, boolean knowsPupil, boolean knowsWish) {

        boolean isPartner() {
            return !code.equals(MinutesCopy.SCHOOL) && guardian.isEmpty();
        }
    }

    /** Why the guardians' choice of readers cannot be followed, or empty. */
    public Optional<String> refusal(Meeting meeting, List<String> readers) {
        List<Invitation> invited = meetings.invitations(meeting.number());
        for (String reader : readers) {
            if (PEOPLE.contains(reader)) {
                continue;
            }
            String name = nameOf(meeting, reader);
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
                                        words(meeting, action),
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
        Pupil pupil = pupilOf(meeting);
        LocalDate today = calendar.today(meeting.schoolId());
        meetings.approved(meeting.number(), today);
        Meeting approved = meetings.get(meeting.number());
        Said said = said(meeting);
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
        List<MinutesTemplate> pages = pages(meeting, pupil, said, reader);
        MinutesCopy copy = new MinutesCopy(
                UUID.randomUUID().toString(),
                meeting.number(),
                reader.code(),
                reader.guardian().map(Guardian::id),
                pages.stream().map(MinutesTemplate::language).toList(),
                pages.stream().map(page -> page.file().version()).toList(),
                approver(meeting),
                clock.instant(),
                write(meeting, pupil, said, reader, pages),
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
        Said said = said(meeting);
        if (meeting.heldOn().isEmpty() || said.recorded().isEmpty()) {
            return Optional.empty();
        }
        Pupil pupil = pupilOf(meeting);
        Reader school = new Reader(MinutesCopy.SCHOOL, Optional.empty(), true, true);
        return Optional.of(write(meeting, pupil, said, school, pages(meeting, pupil, said, school)));
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

    /** The home's language first, where it is another than the school's and may go. */
    private List<MinutesTemplate> pages(Meeting meeting, Pupil pupil, Said said, Reader reader) {
        MinutesTemplate schools = templates.find(schoolOf(meeting).language()).orElseThrow();
        boolean draftToo = said.decided("draftToo").isPresent();
        return Stream.concat(
                        reader.guardian().stream()
                                .flatMap(guardian -> guardian.language().or(pupil::homeLanguage).stream())
                                .flatMap(language -> templates.find(language).stream())
                                .filter(homes -> !homes.language().equals(schools.language()))
                                .filter(homes -> !homes.isDraft() || draftToo),
                        Stream.of(schools))
                .toList();
    }

    private Letter write(
            Meeting meeting, Pupil pupil, Said said, Reader reader, List<MinutesTemplate> templatesOfPages) {
        School school = schoolOf(meeting);
        MinutesTemplate schools = templatesOfPages.get(templatesOfPages.size() - 1);
        return new Letter(
                school.name(),
                schools.day(calendar.today(school.id())),
                address(meeting, reader),
                !school.country().equals("NO"),
                templatesOfPages.stream()
                        .map(template -> page(meeting, pupil, said, reader, template))
                        .toList());
    }

    private List<String> address(Meeting meeting, Reader reader) {
        if (reader.guardian().isPresent()) {
            Guardian guardian = reader.guardian().get();
            return Stream.of(
                            Optional.of(guardian.name()),
                            guardian.street(),
                            Optional.of(Stream.of(guardian.postalCode(), guardian.city())
                                            .flatMap(Optional::stream)
                                            .collect(joining("  ")))
                                    .filter(line -> !line.isBlank()))
                    .flatMap(Optional::stream)
                    .toList();
        }
        return reader.isPartner() ? List.of(nameOf(meeting, reader.code())) : List.of();
    }

    private Page page(Meeting meeting, Pupil pupil, Said said, Reader reader, MinutesTemplate template) {
        List<List<Span>> before = new ArrayList<>();
        if (meeting.approvedOn().isEmpty()) {
            before.add(template.fill("draft", Map.of()));
        }
        if (reader.knowsPupil()) {
            before.add(template.fill("about", Map.of("pupil", pupil.givenName())));
        }
        Slot slot = meeting.slot().orElseThrow();
        before.add(template.fill(
                "held",
                Map.of(
                        "date", template.day(meeting.heldOn().orElseThrow()),
                        "time", slot.start().toLocalTime().toString(),
                        "place", slot.room())));
        List<List<Span>> after = new ArrayList<>();
        meeting.approvedOn().ifPresent(day -> after.add(template.fill("approved", Map.of("date", template.day(day)))));
        after.add(template.fill("as-written", Map.of()));
        return new Page(
                template.language(),
                template.name(),
                template.rightToLeft(),
                template.text("title"),
                before,
                Optional.empty(),
                sections(meeting, said, reader, template),
                after,
                List.of(template.fill(
                        "signature", Map.of("school", schoolOf(meeting).name()))));
    }

    private List<Section> sections(Meeting meeting, Said said, Reader reader, MinutesTemplate template) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(template.text("present-heading"), people(meeting, template)));
        if (reader.knowsWish()) {
            said.text("summary").ifPresent(text -> sections.add(typed(template, "told-heading", text)));
            said.text("advice").ifPresent(text -> sections.add(typed(template, "advice-heading", text)));
        }
        sections.add(new Section(template.text("agreed-heading"), agreed(meeting, reader, template)));
        List<List<Span>> next = new ArrayList<>();
        said.code("coordinator")
                .ifPresent(code ->
                        next.add(template.fill("follows-up", Map.of("who", capital(person(meeting, code, template))))));
        said.code("nextStep")
                .map(step -> "next-" + step)
                .filter(template::has)
                .ifPresent(part -> next.add(template.fill(part, Map.of())));
        if (!next.isEmpty()) {
            sections.add(new Section(template.text("next-heading"), next));
        }
        if (!reader.isPartner()) {
            sections.add(new Section(template.text("consent-heading"), covered(meeting, template)));
            Optional.ofNullable(said.approval().get("guardianRemark"))
                    .map(JournalText::answer)
                    .ifPresent(text -> sections.add(typed(template, "remark-heading", text)));
            if (!said.readers().isEmpty()) {
                sections.add(new Section(
                        template.text("copies-heading"),
                        List.of(template.fill(
                                "copies", Map.of("people", persons(meeting, said.readers(), template))))));
            }
        }
        sections.removeIf(section -> section.paragraphs().isEmpty());
        return sections;
    }

    private List<List<Span>> people(Meeting meeting, MinutesTemplate template) {
        List<List<Span>> lines = new ArrayList<>();
        List<String> there = meeting.attended().stream()
                .filter(code -> !code.equals("interpreter"))
                .toList();
        lines.add(template.fill("present", Map.of("people", persons(meeting, there, template))));
        List<String> missing = meetings.invitations(meeting.number()).stream()
                .filter(invitation -> invitation.state() != Invitation.State.WITHDRAWN)
                .map(Invitation::partner)
                .filter(partner -> !there.contains(partner))
                .toList();
        if (!missing.isEmpty()) {
            lines.add(template.fill("absent", Map.of("people", persons(meeting, missing, template))));
        }
        lines.add(template.fill(meeting.guardianLeads() ? "led-by-guardians" : "led-by-school", Map.of()));
        if (meeting.attended().contains("interpreter")) {
            lines.add(template.fill("interpreter", Map.of()));
        }
        return lines;
    }

    /** A partner who may not know what the family told reads what it has promised itself. */
    private List<List<Span>> agreed(Meeting meeting, Reader reader, MinutesTemplate template) {
        List<List<Span>> lines = meetings.actions(meeting.number()).stream()
                .filter(action -> reader.knowsWish() || action.ownerKind().equals(reader.code()))
                .map(action -> template.fill(
                        "agreed",
                        Map.of(
                                "what", sentence(Typesetting.drawable(words(meeting, action))),
                                "who", person(meeting, action.ownerKind(), template),
                                "date", template.day(action.dueOn()))))
                .toList();
        return lines.isEmpty() ? List.of(template.fill("nothing-agreed", Map.of())) : lines;
    }

    private List<List<Span>> covered(Meeting meeting, MinutesTemplate template) {
        if (meeting.anonymous()) {
            return List.of(template.fill("without-name", Map.of()));
        }
        List<Consent> given = consents.ofPupil(meeting.pupilRef(), Set.of(Compartment.SCHOOL));
        LocalDate today = calendar.today(meeting.schoolId());
        return meetings.invitations(meeting.number()).stream()
                .flatMap(invitation -> given.stream()
                        .filter(consent -> consent.processNumber().equals(invitation.number()))
                        .filter(consent -> consent.holdsOn(today))
                        .limit(1)
                        .map(consent -> template.fill(
                                "consent",
                                Map.of(
                                        "partner",
                                        nameOf(meeting, invitation.partner()),
                                        "what",
                                        invitation.share().stream()
                                                .map(code -> template.text("share-" + code))
                                                .collect(joining(", ")),
                                        "date",
                                        template.day(consent.validUntil())))))
                .toList();
    }

    /** What people wrote stays as they wrote it, line by line. */
    private static Section typed(MinutesTemplate template, String heading, String text) {
        return new Section(
                template.text(heading),
                text.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> List.of(new Span(Typesetting.drawable(line), true)))
                        .toList());
    }

    private String persons(Meeting meeting, List<String> codes, MinutesTemplate template) {
        return codes.stream().map(code -> person(meeting, code, template)).collect(joining(", "));
    }

    private String person(Meeting meeting, String code, MinutesTemplate template) {
        return PEOPLE.contains(code) ? template.text(code) : nameOf(meeting, code);
    }

    private String nameOf(Meeting meeting, String partner) {
        return partners.service(meeting.schoolId(), partner)
                .map(PartnerService::name)
                .orElse(partner);
    }

    private static String sentence(String words) {
        return words.matches("(?s).*[.!?]\\s*") ? words : words + ".";
    }

    private static String capital(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }

    private Said said(Meeting meeting) {
        return new Said(newest(meeting, "record-agreements"), approval(meeting));
    }

    private Map<String, JournalText> approval(Meeting meeting) {
        Map<String, JournalText> recorded = newest(meeting, "record-agreements");
        return approvedIn(recorded) ? recorded : newest(meeting, "approve-minutes");
    }

    private static boolean approvedIn(Map<String, JournalText> answers) {
        return Optional.ofNullable(answers.get("guardiansApproved"))
                .map(JournalText::raw)
                .filter("true"::equals)
                .isPresent();
    }

    /** The answers to the newest of the meeting's tasks with this key. */
    private Map<String, JournalText> newest(Meeting meeting, String task) {
        return entry(meeting, task)
                .map(entry ->
                        entry.texts().stream().collect(toMap(JournalText::key, text -> text, (one, other) -> one)))
                .orElse(Map.of());
    }

    private Optional<JournalEntry> entry(Meeting meeting, String task) {
        return journal.ofPupil(meeting.pupilRef(), Set.of(Compartment.SCHOOL)).stream()
                .filter(entry -> entry.caseNumber().equals(Optional.of(meeting.number())))
                .filter(entry ->
                        entry.task().equals(Optional.of(task)) && entry.kind().equals("task-completed"))
                .findFirst();
    }

    private String approver(Meeting meeting) {
        return entry(
                        meeting,
                        approvedIn(newest(meeting, "record-agreements")) ? "record-agreements" : "approve-minutes")
                .flatMap(JournalEntry::author)
                .orElseThrow();
    }

    private String words(Meeting meeting, Action action) {
        return journal.ofPupil(meeting.pupilRef(), Set.of(Compartment.SCHOOL)).stream()
                .filter(entry -> entry.caseNumber().equals(Optional.of(action.number())))
                .flatMap(entry -> entry.texts().stream())
                .filter(text -> text.key().equals("action"))
                .map(JournalText::answer)
                .findFirst()
                .orElse("");
    }

    private School schoolOf(Meeting meeting) {
        return register.school(meeting.schoolId()).orElseThrow();
    }

    private Pupil pupilOf(Meeting meeting) {
        return register.pupilByRef(meeting.pupilRef())
                .orElseThrow(() -> new IllegalStateException("The register no longer knows the pupil"));
    }
}
