package se.sedd.network.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import se.sedd.engine.AsRoutine;
import se.sedd.network.Network;
import se.sedd.network.NetworkProcesses;

/** Carries a network's coming meeting to the engine, in the school's tenant. */
@Component
class EngineNetworks implements NetworkProcesses {

    private final RuntimeService runtime;
    private final AsRoutine asRoutine;

    EngineNetworks(RuntimeService runtime, AsRoutine asRoutine) {
        this.runtime = runtime;
        this.asRoutine = asRoutine;
    }

    @Override
    public void meetingComes(Network network) {
        asRoutine.run(() -> runtime.createMessageCorrelation(GuardianNetwork.MEETING_COMES)
                .withoutTenantId()
                .processInstanceBusinessKey(network.id())
                .setVariables(Variables.createVariables()
                        .putValue(GuardianNetwork.SCHOOL_ID.name(), network.schoolId())
                        .putValue(
                                GuardianNetwork.MEETS_ON.name(),
                                GuardianNetwork.MEETS_ON.toEngine(
                                        network.nextMeeting().orElseThrow())))
                .correlateStartMessage());
    }

    @Override
    public void meetingMoved(Network network) {
        asRoutine.run(() -> runtime.createMessageCorrelation(GuardianNetwork.MEETING_MOVED)
                .tenantId(network.schoolId())
                .processInstanceBusinessKey(network.id())
                .correlateAllWithResult());
    }
}
