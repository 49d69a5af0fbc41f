package se.sedd.followup.process;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.socialservices.Concerns;

/** <em>Skicka orosanmälan</em>: what the principal decided and wrote goes to social services at once. */
@Component
class HandOverConcern implements JavaDelegate {

    private final CaseRegistry cases;
    private final Register register;
    private final Journal journal;
    private final Concerns concerns;

    HandOverConcern(CaseRegistry cases, Register register, Journal journal, Concerns concerns) {
        this.cases = cases;
        this.register = register;
        this.journal = journal;
        this.concerns = concerns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AbsenceCase found = cases.get(execution.getProcessBusinessKey());
        Pupil pupil = register.pupil(found.pupilId()).orElseThrow();
        JournalEntry decision = decision(found);
        concerns.decided(
                pupil,
                decision.author().orElseThrow(),
                found.caseNumber(),
                CooperationStep.GUARDIANS_INFORMED.of(execution),
                CooperationStep.FEEDBACK_REQUESTED.in(execution).orElse(true),
                decision.texts().stream()
                        .filter(text -> text.key().equals("observations"))
                        .toList());
    }

    /** The principal's decision, which the completed task has just written. */
    private JournalEntry decision(AbsenceCase found) {
        List<JournalEntry> entries = journal.ofPupil(found.pupilRef(), Set.of(Compartment.CONCERN));
        return entries.stream()
                .filter(entry -> entry.task().equals(Optional.of(CooperationStep.DECIDE_CONCERN_REPORT)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The decision to report is not in the journal"));
    }
}
