package se.sedd.insight.panel;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sedd.engine.OpenTask;
import se.sedd.followup.AbsenceCase;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;
import se.sedd.rhythm.DecideAtMeeting;
import se.sedd.rhythm.DecisionRegister;
import se.sedd.rhythm.MeetingDecision;

/** What student health meetings have decided in a case: actions that nobody has done yet, and the step they have brought forward. */
@Component
class MeetingActions {

    private final DecisionRegister decisions;
    private final Register register;

    MeetingActions(DecisionRegister decisions, Register register) {
        this.decisions = decisions;
        this.register = register;
    }

    /**
     * @param action what is to be done; missing where the meeting has brought the case's step forward
     * @param decidedOn the day of the decision
     * @param decidedBy who wrote it down
     * @param thisTask whether it is what the task beside asks for
     */
    record ToDo(
            Optional<String> action,
            Optional<String> owner,
            Optional<LocalDate> dueDate,
            LocalDate decidedOn,
            Optional<String> decidedBy,
            boolean thisTask) {}

    /** Those that stand in what the reader may read, the task's own first. */
    List<ToDo> beside(OpenTask task, Optional<AbsenceCase> found, List<JournalEntry> readable, ZoneId zone) {
        List<MeetingDecision> open = task.caseNumber().map(decisions::openOf).orElse(List.of());
        Map<String, JournalEntry> written = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        List<JournalEntry> decided = readable.stream()
                .filter(entry -> entry.kind().equals(DecideAtMeeting.ACTION_DECIDED))
                .toList();
        for (JournalEntry entry : decided) {
            for (JournalText text : entry.texts()) {
                DecideAtMeeting.decisionIn(text).ifPresent(id -> {
                    words.put(id, text.answer());
                    written.put(id, entry);
                });
            }
        }
        List<ToDo> toDo = new ArrayList<>(open.stream()
                .filter(decision -> words.containsKey(decision.id()))
                .map(decision -> toDo(
                        Optional.of(words.get(decision.id())),
                        decision.owner(),
                        decision.dueDate(),
                        written.get(decision.id()),
                        zone,
                        decision.taskId().equals(Optional.of(task.id()))))
                .sorted((one, other) -> Boolean.compare(other.thisTask(), one.thisTask()))
                .toList());
        found.flatMap(absence -> broughtForward(absence, task, readable, zone)).ifPresent(toDo::add);
        return named(toDo);
    }

    /** The step that runs, where a meeting has given it the day that it has. */
    private static Optional<ToDo> broughtForward(
            AbsenceCase found, OpenTask task, List<JournalEntry> readable, ZoneId zone) {
        return readable.stream()
                .filter(entry -> DecideAtMeeting.broughtForwardTo(entry).equals(Optional.of(found.dueDate())))
                .findFirst()
                .map(entry -> toDo(
                        Optional.empty(),
                        found.owner(),
                        Optional.of(found.dueDate()),
                        entry,
                        zone,
                        found.mainTask().equals(Optional.of(task.id()))));
    }

    private static ToDo toDo(
            Optional<String> action,
            Optional<String> owner,
            Optional<LocalDate> due,
            JournalEntry decided,
            ZoneId zone,
            boolean thisTask) {
        return new ToDo(action, owner, due, LocalDate.ofInstant(decided.at(), zone), decided.author(), thisTask);
    }

    /** People's names for their user ids. */
    private List<ToDo> named(List<ToDo> toDo) {
        if (toDo.isEmpty()) {
            return toDo;
        }
        Map<String, String> names = register
                .staff(toDo.stream()
                        .flatMap(one -> Stream.concat(one.owner().stream(), one.decidedBy().stream()))
                        .collect(toSet()))
                .stream()
                .collect(toMap(StaffMember::userId, StaffMember::name));
        return toDo.stream()
                .map(one -> new ToDo(
                        one.action(),
                        one.owner().map(user -> names.getOrDefault(user, user)),
                        one.dueDate(),
                        one.decidedOn(),
                        one.decidedBy().map(user -> names.getOrDefault(user, user)),
                        one.thisTask()))
                .toList();
    }
}
