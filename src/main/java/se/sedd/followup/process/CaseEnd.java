package se.sedd.followup.process;

import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseClosed;
import se.sedd.followup.CaseJournal;
import se.sedd.followup.CaseRegistry;
import se.sedd.ledger.DutyLedger;

/** Closes a case in the register and says so in the journal. */
@Component
class CaseEnd {

    private final CaseRegistry cases;
    private final CaseJournal journal;
    private final SchoolCalendar calendar;
    private final DutyLedger ledger;
    private final ApplicationEventPublisher events;

    CaseEnd(
            CaseRegistry cases,
            CaseJournal journal,
            SchoolCalendar calendar,
            DutyLedger ledger,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.journal = journal;
        this.calendar = calendar;
        this.ledger = ledger;
        this.events = events;
    }

    /**
     * @param outcome how it ends unless whoever began the end has said so already
     * @param byItself whether the owner learns of it from a note
     */
    void close(String caseNumber, String outcome, boolean byItself) {
        AbsenceCase found = cases.get(caseNumber);
        String how = found.outcome().orElse(outcome);
        cases.close(caseNumber, calendar.today(found.schoolId()), outcome);
        ledger.caseClosed(caseNumber, how);
        journal.tell(found, "case-" + how, Optional.empty(), byItself ? found.owner() : Optional.empty());
        events.publishEvent(new CaseClosed(found, how));
    }
}
