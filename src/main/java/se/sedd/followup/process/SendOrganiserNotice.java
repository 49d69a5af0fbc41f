package se.sedd.followup.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.OrganiserNotices;

/** <em>Underrätta huvudman och hemkommun</em>: as soon as the investigation starts (skollagen 7:19 a, 7:22). */
@Component
class SendOrganiserNotice implements JavaDelegate {

    private final CaseRegistry cases;
    private final OrganiserNotices notices;

    SendOrganiserNotice(CaseRegistry cases, OrganiserNotices notices) {
        this.cases = cases;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.investigationBegun(cases.get(execution.getProcessBusinessKey()));
    }
}
