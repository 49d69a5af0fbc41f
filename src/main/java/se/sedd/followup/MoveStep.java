package se.sedd.followup;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.ledger.DutyLedger;

/** The main step of a case gets another day: the one way to it, so that case, task and ledger never show two. */
@Component
public class MoveStep {

    private final CaseRegistry cases;
    private final CaseProcesses processes;
    private final DutyLedger ledger;

    MoveStep(CaseRegistry cases, CaseProcesses processes, DutyLedger ledger) {
        this.cases = cases;
        this.processes = processes;
        this.ledger = ledger;
    }

    /**
     * Puts the step off to the day. Reminder and last day stay where they are.
     *
     * @param found a case whose main step is a task
     */
    @Transactional
    public void later(AbsenceCase found, LocalDate day) {
        written(found, day);
        processes.later(found, day);
    }

    /**
     * Brings the step forward to the day; reminder and last day come as much sooner.
     *
     * @param found a case whose main step is a task
     */
    @Transactional
    public void sooner(AbsenceCase found, LocalDate day) {
        written(found, day);
        processes.sooner(found, day);
    }

    private void written(AbsenceCase found, LocalDate day) {
        cases.dueOn(found.caseNumber(), day);
        ledger.dueOn(found.mainTask().orElseThrow(), day);
    }
}
