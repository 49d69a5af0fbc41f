package se.sedd.models;

import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import se.sedd.models.ModelFolder.Model;

/** One call of a process by another: what goes in and what comes back, by the called process's names. */
record Calls(Set<String> passed, Set<String> returned) {

    /** Every call of this process. */
    static Stream<Calls> into(ModelFolder folder, Model called) {
        return folder.models().stream()
                .flatMap(model -> model.all(CallActivity.class).stream())
                .filter(call -> called.key().equals(call.getCalledElement()))
                .map(call -> new Calls(
                        names(call, CamundaIn.class, CamundaIn::getCamundaTarget),
                        names(call, CamundaOut.class, CamundaOut::getCamundaSource)));
    }

    boolean passes(String name) {
        return passed.contains(name);
    }

    private static <T extends ModelElementInstance> Set<String> names(
            CallActivity call, Class<T> type, Function<T, String> name) {
        return call.getExtensionElements() == null
                ? Set.of()
                : call.getExtensionElements().getElementsQuery().filterByType(type).list().stream()
                        .map(name)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
    }
}
