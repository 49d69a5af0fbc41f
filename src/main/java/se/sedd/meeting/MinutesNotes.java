package se.sedd.meeting;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.FormAnswers;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;

/** What stands in the journal of a meeting: what its minutes are made of. */
@Component
class MinutesNotes {

    private final Journal journal;

    MinutesNotes(Journal journal) {
        this.journal = journal;
    }

    /** What was written down, and what the guardians have decided about it. */
    record Said(Map<String, JournalText> recorded, Map<String, JournalText> approval) {

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

    /** Empty in every part until something has been written down. */
    Said of(Meeting meeting) {
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

    /** Who of the family asked for the meeting: guardian-1, guardian-2, both or pupil. */
    Optional<String> askedBy(Meeting meeting) {
        return Optional.ofNullable(newest(meeting, "request-meeting").get("askedBy"))
                .map(JournalText::raw);
    }

    /** Who wrote down that the guardians approve. */
    String approver(Meeting meeting) {
        return entry(
                        meeting,
                        approvedIn(newest(meeting, "record-agreements")) ? "record-agreements" : "approve-minutes")
                .flatMap(JournalEntry::author)
                .orElseThrow();
    }

    /** An agreed action in the words of whoever wrote it down. */
    String words(Meeting meeting, Action action) {
        return journal.ofPupil(meeting.pupilRef(), Set.of(Compartment.SCHOOL)).stream()
                .filter(entry -> entry.caseNumber().equals(Optional.of(action.number())))
                .flatMap(entry -> entry.texts().stream())
                .filter(text -> text.key().equals("action"))
                .map(JournalText::answer)
                .findFirst()
                .orElse("");
    }
}
