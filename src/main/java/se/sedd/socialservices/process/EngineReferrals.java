package se.sedd.socialservices.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import se.sedd.engine.AsRoutine;
import se.sedd.socialservices.Referral;
import se.sedd.socialservices.ReferralProcesses;

/**
 * Carries messages between the instances of two tenants: found by business key and tenant, with nothing in them but numbers and
 * choices.
 */
@Component
class EngineReferrals implements ReferralProcesses {

    private final RuntimeService runtime;
    private final AsRoutine asRoutine;

    EngineReferrals(RuntimeService runtime, AsRoutine asRoutine) {
        this.runtime = runtime;
        this.asRoutine = asRoutine;
    }

    @Override
    public void received(Referral referral) {
        start(
                SocialServicesReferral.REFERRAL_RECEIVED,
                referral.number(),
                Variables.createVariables()
                        .putValue(SocialServicesReferral.TENANT.name(), Referral.TENANT)
                        .putValue(SocialServicesReferral.PUPIL_REF.name(), referral.pupilRef())
                        .putValue(SocialServicesReferral.FROM_SCHOOL.name(), referral.schoolId())
                        .putValue(SocialServicesReferral.URGENT.name(), referral.urgent())
                        .putValue(SocialServicesReferral.FEEDBACK_REQUESTED.name(), referral.feedbackRequested()));
    }

    @Override
    public boolean feedbackGiven(Referral referral, String feedback) {
        return send(
                ConcernReport.FEEDBACK_GIVEN,
                referral.schoolId(),
                referral.concernKey(),
                Variables.createVariables()
                        .putValue(ConcernReport.FEEDBACK.name(), ConcernReport.FEEDBACK.toEngine(feedback)));
    }

    @Override
    public boolean feedbackAskedFor(Referral referral) {
        return send(SocialServicesReferral.FEEDBACK_ASKED_FOR, Referral.TENANT, referral.number(), Map.of());
    }

    @Override
    public void informationRequested(Referral referral) {
        start(
                InformationRequest.INFORMATION_REQUESTED,
                referral.concernKey(),
                Variables.createVariables()
                        .putValue(InformationRequest.PUPIL_REF.name(), referral.pupilRef())
                        .putValue(InformationRequest.SCHOOL_ID.name(), referral.schoolId())
                        .putValue(InformationRequest.REFERRAL_NUMBER.name(), referral.number()));
    }

    @Override
    public boolean informationAnswered(Referral referral) {
        return send(SocialServicesReferral.INFORMATION_ANSWERED, Referral.TENANT, referral.number(), Map.of());
    }

    @Override
    public boolean consentEnded(Referral referral) {
        return send(SocialServicesReferral.CONSENT_ENDED, Referral.TENANT, referral.number(), Map.of());
    }

    private void start(String message, String businessKey, Map<String, Object> variables) {
        asRoutine.run(() -> runtime.createMessageCorrelation(message)
                .withoutTenantId()
                .processInstanceBusinessKey(businessKey)
                .setVariables(variables)
                .correlateStartMessage());
    }

    private boolean send(String message, String tenant, String businessKey, Map<String, Object> variables) {
        return asRoutine.call(() -> !runtime.createMessageCorrelation(message)
                .tenantId(tenant)
                .processInstanceBusinessKey(businessKey)
                .setVariables(variables)
                .correlateAllWithResult()
                .isEmpty());
    }
}
