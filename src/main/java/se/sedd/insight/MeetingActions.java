package se.sedd.insight;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.engine.OpenTask;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;
import se.sedd.rhythm.DecideAtMeeting;
import se.sedd.rhythm.DecisionRegister;
import se.sedd.rhythm.MeetingDecision;

/** What student health meetings have decided in a case and nobody has done yet. */
@Component
class MeetingActions {

    private final DecisionRegister decisions;
    private final Register register;

    MeetingActions(DecisionRegister decisions, Register register) {
        this.decisions = decisions;
        this.register = register;
    }

    /** @param thisTask whether it is what the task beside asks for */
    record ToDo(String action, Optional<String> owner, Optional<LocalDate> dueDate, boolean thisTask) {}

    /** Those that stand in what the reader may read, the task's own first. */
    List<ToDo> beside(OpenTask task, List<JournalEntry> readable) {
        List<MeetingDecision> open = task.caseNumber().map(decisions::openOf).orElse(List.of());
        if (open.isEmpty()) {
            return List.of();
        }
        Map<String, String> words = new HashMap<>();
        for (JournalEntry entry : readable) {
            for (JournalText text : entry.texts()) {
                DecideAtMeeting.decisionIn(text).ifPresent(id -> words.put(id, text.answer()));
            }
        }
        Map<String, String> names =
                register
                        .staff(open.stream()
                                .flatMap(decision -> decision.owner().stream())
                                .collect(toSet()))
                        .stream()
                        .collect(toMap(StaffMember::userId, StaffMember::name));
        return open.stream()
                .filter(decision -> words.containsKey(decision.id()))
                .map(decision -> new ToDo(
                        words.get(decision.id()),
                        decision.owner().map(owner -> names.getOrDefault(owner, owner)),
                        decision.dueDate(),
                        decision.taskId().equals(Optional.of(task.id()))))
                .sorted((one, other) -> Boolean.compare(other.thisTask(), one.thisTask()))
                .toList();
    }
}
