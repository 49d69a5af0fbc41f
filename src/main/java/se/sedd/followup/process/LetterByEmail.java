package se.sedd.followup.process;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.sedd.engine.AsRoutine;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseJournal;
import se.sedd.followup.CaseRegistry;
import se.sedd.ledger.DutyKind;
import se.sedd.ledger.DutyLedger;
import se.sedd.letter.LetterEmailed;

/**
 * <em>Posta brevet till hemmet</em> while letters go by e-mail: the task stands in its owner's list until the last one has left, and
 * then is done by itself; what did not arrive is there to be posted. Whoever sent it finds a note besides, which stays when the case
 * has ended meanwhile.
 */
@Component
class LetterByEmail {

    private final TaskService tasks;
    private final AsRoutine asRoutine;
    private final CaseRegistry cases;
    private final CaseJournal journal;
    private final DutyLedger ledger;

    LetterByEmail(TaskService tasks, AsRoutine asRoutine, CaseRegistry cases, CaseJournal journal, DutyLedger ledger) {
        this.tasks = tasks;
        this.asRoutine = asRoutine;
        this.cases = cases;
        this.journal = journal;
        this.ledger = ledger;
    }

    @EventListener
    void settled(LetterEmailed letter) {
        AbsenceCase found = cases.get(letter.caseNumber());
        if (letter.undelivered()) {
            journal.tell(
                    found,
                    "letter-not-emailed",
                    Optional.of(AbsenceFollowUp.POST_LETTER),
                    Optional.of(letter.decidedBy()));
        }
        if (letter.nothingLeft()) {
            asRoutine.run(() -> task(found).ifPresent(task -> {
                ledger.done(found.caseNumber(), DutyKind.POST_LETTER, Optional.empty());
                tasks.complete(task.getId());
            }));
        }
    }

    private Optional<Task> task(AbsenceCase found) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(found.caseNumber())
                .taskDefinitionKey(AbsenceFollowUp.POST_LETTER)
                .listPage(0, 1)
                .stream()
                .findFirst();
    }
}
