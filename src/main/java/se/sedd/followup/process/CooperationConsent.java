package se.sedd.followup.process;

import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.sedd.consent.Consent.Ended;
import se.sedd.consent.Consent.Ending;
import se.sedd.consent.ConsentAsked;
import se.sedd.consent.ConsentEnded;
import se.sedd.consent.Consents;
import se.sedd.consent.Purpose;
import se.sedd.engine.FormAnswers;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseJournal;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.CaseState;
import se.sedd.journal.Compartment;
import se.sedd.register.Pupil;
import se.sedd.register.Register;

/** The consent on which the cooperation of step 4 rests: given with the principal's decision, gone when anybody takes it back. */
@Component
class CooperationConsent {

    /** Step 4 is the cooperation with social services; others are named where there are any. */
    private static final List<String> UNLESS_NAMED = List.of("social-services");

    private final Consents consents;
    private final Register register;
    private final CaseRegistry cases;
    private final CaseJournal journal;
    private final AbsenceProcesses processes;
    private final FollowUpRules rules;

    CooperationConsent(
            Consents consents,
            Register register,
            CaseRegistry cases,
            CaseJournal journal,
            AbsenceProcesses processes,
            FollowUpRules rules) {
        this.consents = consents;
        this.register = register;
        this.cases = cases;
        this.journal = journal;
        this.processes = processes;
        this.rules = rules;
    }

    /** Why the consent in these answers is not enough, or empty. */
    Optional<String> refusal(AbsenceCase found, FormAnswers answers) {
        return asked(found, answers).flatMap(asked -> consents.refusal(pupilOf(found), asked));
    }

    /** Keeps a consent that has been given, ends the one that is known to hold no longer. */
    void apply(AbsenceCase found, FormAnswers answers, String author) {
        asked(found, answers).ifPresent(asked -> consents.give(pupilOf(found), asked, author));
        if (answers.raw("consentValid").filter("false"::equals).isPresent()) {
            consents.noLongerHolds(found.caseNumber(), Purpose.COOPERATION, author);
        }
    }

    /** Whether the cooperation may go on. */
    boolean holds(String caseNumber) {
        return consents.holds(caseNumber, Purpose.COOPERATION);
    }

    @EventListener(condition = "#ended.consent.purpose.name() == 'COOPERATION' and !#ended.learned")
    void ended(ConsentEnded ended) {
        cases.find(ended.consent().processNumber())
                .filter(found -> found.state() != CaseState.CLOSED)
                .ifPresent(found -> {
                    boolean withdrawn = ended.consent().ended().map(Ended::how).equals(Optional.of(Ending.WITHDRAWN));
                    journal.tell(
                            found,
                            withdrawn ? "consent-withdrawn" : "consent-expired",
                            Optional.empty(),
                            found.owner());
                    processes.consentEnded(found);
                });
    }

    private Optional<ConsentAsked> asked(AbsenceCase found, FormAnswers answers) {
        List<String> from = answers.ticked("consentFrom");
        if (from.isEmpty()) {
            return Optional.empty();
        }
        List<String> recipients = answers.ticked("consentRecipients");
        return Optional.of(new ConsentAsked(
                Compartment.SCHOOL,
                found.caseNumber(),
                Purpose.COOPERATION,
                from,
                recipients.isEmpty() ? UNLESS_NAMED : recipients,
                answers.text("consentPurpose"),
                rules.today(found.schoolId()),
                answers.date("consentUntil")));
    }

    private Pupil pupilOf(AbsenceCase found) {
        return register.pupil(found.pupilId()).orElseThrow();
    }
}
