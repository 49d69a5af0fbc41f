package se.sedd.insight.lists;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.insight.JournalWords;
import se.sedd.insight.Label;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.partnership.AgreementHistory;
import se.sedd.partnership.AgreementRegister;
import se.sedd.partnership.AgreementSheets;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.School;
import se.sedd.rhythm.StudentHealthRegister;

/** What has happened that asks nothing of the caller: a case of theirs that closed by itself is a note, not a task. */
@RestController
class NotesApi {

    private static final Duration KEPT = Duration.ofDays(14);

    private final Journal journal;
    private final Register register;
    private final SchoolCalendar calendar;
    private final JournalWords words;
    private final Responsibilities responsibilities;
    private final StudentHealthRegister meetings;
    private final AgreementRegister agreements;
    private final AgreementHistory agreementHistory;
    private final MessageSource messages;
    private final Clock clock;
    private final Label inLists;

    NotesApi(
            Journal journal,
            Register register,
            SchoolCalendar calendar,
            JournalWords words,
            Responsibilities responsibilities,
            StudentHealthRegister meetings,
            AgreementRegister agreements,
            AgreementHistory agreementHistory,
            MessageSource messages,
            Clock clock,
            Label inLists) {
        this.inLists = inLists;
        this.journal = journal;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.words = words;
        this.meetings = meetings;
        this.agreements = agreements;
        this.agreementHistory = agreementHistory;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param at local time at the school
     * @param label the pupil, or the case's number for protected identity; a school or an agreement where it is about none
     */
    record NoteToMe(LocalDateTime at, String label, String title) {}

    /** The caller's notes of the last fourteen days, newest first. */
    @GetMapping("/api/notes")
    List<NoteToMe> notes(Principal user, Locale language) {
        List<JournalEntry> entries = journal.notesTo(
                user.getName(), schools(user.getName()), clock.instant().minus(KEPT));
        Map<String, Pupil> pupils =
                register
                        .pupilsByRef(
                                entries.stream().map(JournalEntry::pupilRef).collect(toSet()))
                        .stream()
                        .collect(toMap(Pupil::ref, identity()));
        JournalWords.Titles titles = words.titles(language);
        Stream<NoteToMe> aboutPupils = entries.stream()
                .filter(entry -> pupils.containsKey(entry.pupilRef()))
                .filter(entry -> isStillTheirs(entry, pupils.get(entry.pupilRef()), user.getName()))
                .map(entry -> note(entry, pupils.get(entry.pupilRef()), titles));
        return Stream.of(aboutMeetings(user.getName(), language), aboutAgreements(user.getName()), aboutPupils)
                .flatMap(identity())
                .sorted(Comparator.comparing(NoteToMe::at).reversed())
                .toList();
    }

    private Stream<NoteToMe> aboutMeetings(String userId, Locale language) {
        return meetings.remindersTo(userId, clock.instant().minus(KEPT)).stream()
                .map(reminder -> new NoteToMe(
                        LocalDateTime.ofInstant(
                                reminder.at(), calendar.zone(reminder.meeting().schoolId())),
                        register.school(reminder.meeting().schoolId())
                                .map(School::name)
                                .orElse(""),
                        messages.getMessage(
                                "meeting.reminded",
                                new Object[] {reminder.meeting().meetsOn().toString()},
                                language)));
    }

    /** The agreement's title, and what is to be done by when. */
    private Stream<NoteToMe> aboutAgreements(String userId) {
        return agreementHistory.remindersTo(userId, clock.instant().minus(KEPT)).stream()
                .flatMap(reminder -> agreements.find(reminder.number()).stream()
                        .flatMap(agreement -> AgreementSheets.waits(agreement).stream()
                                .map(sentence -> new NoteToMe(
                                        LocalDateTime.ofInstant(reminder.at(), calendar.zone(agreement.schoolId())),
                                        agreement.title(),
                                        sentence))));
    }

    private List<String> schools(String userId) {
        return register.staff(userId).stream()
                .flatMap(person -> register.schools().stream().map(School::id).filter(person::worksAt))
                .toList();
    }

    /**
     * What somebody was told of a pupil who has protected identity by now is not theirs any more, unless they may act for the
     * pupil. What became of one's own concern report, and what social services have with it, stays, under its number alone.
     */
    private boolean isStillTheirs(JournalEntry entry, Pupil pupil, String userId) {
        return switch (entry.compartment()) {
            case CONCERN, SOCIAL_SERVICES -> true;
            default -> responsibilities.mayActFor(pupil, userId, calendar.today(pupil.schoolId()));
        };
    }

    private NoteToMe note(JournalEntry entry, Pupil pupil, JournalWords.Titles titles) {
        return new NoteToMe(
                LocalDateTime.ofInstant(entry.at(), calendar.zone(pupil.schoolId())),
                inLists.of(pupil, entry.caseNumber()),
                titles.of(entry));
    }
}
