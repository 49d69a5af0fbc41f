package se.sedd.meeting;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.consent.Consent;
import se.sedd.consent.Consents;
import se.sedd.journal.Compartment;
import se.sedd.journal.JournalText;
import se.sedd.letter.Letter;
import se.sedd.letter.Letter.Page;
import se.sedd.letter.Letter.Section;
import se.sedd.letter.Letter.Span;
import se.sedd.letter.Typesetting;
import se.sedd.register.Guardian;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.School;

/** Writes minutes for one reader, from the template of each language and from what stands in the journal. */
@Component
class MinutesWriting {

    private final MeetingRegister meetings;
    private final MinutesTemplate.All templates;
    private final MinutesNotes notes;
    private final Partners partners;
    private final Consents consents;
    private final Register register;
    private final SchoolCalendar calendar;

    MinutesWriting(
            MeetingRegister meetings,
            MinutesTemplate.All templates,
            MinutesNotes notes,
            Partners partners,
            Consents consents,
            Register register,
            SchoolCalendar calendar) {
        this.meetings = meetings;
        this.templates = templates;
        this.notes = notes;
        this.partners = partners;
        this.consents = consents;
        this.register = register;
        this.calendar = calendar;
    }

    /** Who a copy is written for. */
    record Reader(String code, Optional<Guardian> guardian, boolean knowsPupil, boolean knowsWish) {

        boolean isPartner() {
            return !code.equals(MinutesCopy.SCHOOL) && guardian.isEmpty();
        }
    }

    /** The home's language first, where it is another than the school's and may go. */
    List<MinutesTemplate> pages(Meeting meeting, Pupil pupil, MinutesNotes.Said said, Reader reader) {
        MinutesTemplate schools = templates
                .find(register.school(meeting.schoolId()).orElseThrow().language())
                .orElseThrow();
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

    /** The minutes as this reader is to have them, a page a language. */
    Letter write(
            Meeting meeting,
            Pupil pupil,
            MinutesNotes.Said said,
            Reader reader,
            List<MinutesTemplate> templatesOfPages) {
        School school = register.school(meeting.schoolId()).orElseThrow();
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
        return reader.isPartner() ? List.of(partners.nameOf(meeting.schoolId(), reader.code())) : List.of();
    }

    private Page page(Meeting meeting, Pupil pupil, MinutesNotes.Said said, Reader reader, MinutesTemplate template) {
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
                        "place", meeting.elsewhere().map(template::text).orElse(slot.room()))));
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
                        "signature",
                        Map.of(
                                "school",
                                register.school(meeting.schoolId())
                                        .orElseThrow()
                                        .name()))));
    }

    private List<Section> sections(Meeting meeting, MinutesNotes.Said said, Reader reader, MinutesTemplate template) {
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
                                "what", sentence(Typesetting.drawable(notes.words(meeting, action))),
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
                                        partners.nameOf(meeting.schoolId(), invitation.partner()),
                                        "what",
                                        invitation.share().stream()
                                                .map(code -> template.text("share-" + code))
                                                .collect(joining(template.comma())),
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
        return codes.stream().map(code -> person(meeting, code, template)).collect(joining(template.comma()));
    }

    private String person(Meeting meeting, String code, MinutesTemplate template) {
        return Minutes.PEOPLE.contains(code) ? template.text(code) : partners.nameOf(meeting.schoolId(), code);
    }

    private static String sentence(String words) {
        return words.matches("(?s).*[.!?]\\s*") ? words : words + ".";
    }

    private static String capital(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }
}
