package se.sedd.meeting.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import se.sedd.engine.AsRoutine;
import se.sedd.meeting.Action;
import se.sedd.meeting.Invitation;
import se.sedd.meeting.Meeting;
import se.sedd.meeting.MeetingProcesses;

/** Carries meetings, invitations and actions to the engine, each with its own number as business key, in the school's tenant. */
@Component
class EngineMeetings implements MeetingProcesses {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AsRoutine asRoutine;

    EngineMeetings(RuntimeService runtime, TaskService tasks, AsRoutine asRoutine) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.asRoutine = asRoutine;
    }

    @Override
    public String begin(Meeting meeting) {
        return asRoutine.call(() -> tasks.createTaskQuery()
                .processInstanceId(started(meeting).getId())
                .singleResult()
                .getId());
    }

    @Override
    public void beginForCase(Meeting meeting) {
        asRoutine.run(() -> started(meeting));
    }

    private ProcessInstance started(Meeting meeting) {
        return start(
                MultidisciplinaryMeeting.REQUEST_MEETING_BEGUN,
                meeting.number(),
                Variables.createVariables()
                        .putValue(MultidisciplinaryMeeting.PUPIL_REF.name(), meeting.pupilRef())
                        .putValue(MultidisciplinaryMeeting.SCHOOL_ID.name(), meeting.schoolId()));
    }

    @Override
    public String beginAddition(Meeting meeting, String userId) {
        return asRoutine.call(() -> tasks.createTaskQuery()
                .processInstanceId(start(
                                LatePartner.ADD_PARTNER_BEGUN,
                                meeting.number(),
                                Variables.createVariables()
                                        .putValue(LatePartner.PUPIL_REF.name(), meeting.pupilRef())
                                        .putValue(LatePartner.SCHOOL_ID.name(), meeting.schoolId())
                                        .putValue(LatePartner.BEGUN_BY.name(), userId))
                        .getId())
                .singleResult()
                .getId());
    }

    @Override
    public void noMorePartners(Meeting meeting) {
        send(LatePartner.MEETING_OVER, meeting.schoolId(), meeting.number());
    }

    @Override
    public void shareMinutes(Meeting meeting, Invitation invitation) {
        asRoutine.run(() -> start(
                PartnerInvitation.MINUTES_SHARED,
                invitation.number(),
                Variables.createVariables().putValue(PartnerInvitation.SCHOOL_ID.name(), meeting.schoolId())));
    }

    @Override
    public void invite(Meeting meeting, Invitation invitation) {
        asRoutine.run(() -> start(
                PartnerInvitation.INVITATION_SENT,
                invitation.number(),
                Variables.createVariables().putValue(PartnerInvitation.SCHOOL_ID.name(), meeting.schoolId())));
    }

    @Override
    public void withdraw(Meeting meeting, Invitation invitation) {
        send(PartnerInvitation.INVITATION_WITHDRAWN, meeting.schoolId(), invitation.number());
    }

    @Override
    public void allComing(Meeting meeting) {
        send(MultidisciplinaryMeeting.ANSWERS_COMPLETE, meeting.schoolId(), meeting.number());
    }

    @Override
    public void consentEnded(Meeting meeting) {
        send(MultidisciplinaryMeeting.CONSENT_ENDED, meeting.schoolId(), meeting.number());
    }

    @Override
    public void pupilLeft(Meeting meeting) {
        send(MultidisciplinaryMeeting.PUPIL_LEFT, meeting.schoolId(), meeting.number());
    }

    @Override
    public void agreed(Meeting meeting, Action action) {
        VariableMap variables = Variables.createVariables().putValue(AgreedAction.SCHOOL_ID.name(), meeting.schoolId());
        if (action.isOfTheSchool()) {
            variables.putValue(AgreedAction.PUPIL_REF.name(), meeting.pupilRef());
        }
        asRoutine.run(() -> start(AgreedAction.ACTION_AGREED, action.number(), variables));
    }

    private ProcessInstance start(String message, String businessKey, Map<String, Object> variables) {
        return runtime.createMessageCorrelation(message)
                .withoutTenantId()
                .processInstanceBusinessKey(businessKey)
                .setVariables(variables)
                .correlateStartMessage();
    }

    /** Reaches nobody where nothing waits for it any more, which is as it should be. */
    private void send(String message, String schoolId, String businessKey) {
        asRoutine.run(() -> runtime.createMessageCorrelation(message)
                .tenantId(schoolId)
                .processInstanceBusinessKey(businessKey)
                .correlateAllWithResult());
    }
}
