package se.sedd.engine;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.beans.factory.ObjectProvider;

/** The engine's models, whose pictures people at Norwegian schools see in their language. */
final class ShowModel extends RepositoryServiceImpl {

    private static final List<Class<? extends BpmnModelElementInstance>> NAMED =
            List.of(Process.class, Participant.class, Lane.class, MessageFlow.class, FlowElement.class);

    private final Supplier<IdentityService> identity;
    private final ObjectProvider<TaskLanguage> language;
    private final ObjectProvider<ModelTexts> texts;
    private final Map<String, byte[]> shown = new ConcurrentHashMap<>();

    ShowModel(
            Supplier<IdentityService> identity,
            ObjectProvider<TaskLanguage> language,
            ObjectProvider<ModelTexts> texts) {
        this.identity = identity;
        this.language = language;
        this.texts = texts;
    }

    @Override
    public InputStream getProcessModel(String definition) {
        InputStream model = super.getProcessModel(definition);
        return isReadInBokmal()
                ? new ByteArrayInputStream(shown.computeIfAbsent(definition, any -> inBokmal(model)))
                : model;
    }

    /** Whether every school of the reader is Norwegian. */
    private boolean isReadInBokmal() {
        Authentication reader = identity.get().getCurrentAuthentication();
        return reader != null
                && reader.getTenantIds() != null
                && !reader.getTenantIds().isEmpty()
                && reader.getTenantIds().stream()
                        .allMatch(school -> language.getObject().of(school).equals(ModelTexts.BOKMAL));
    }

    private byte[] inBokmal(InputStream xml) {
        BpmnModelInstance model = Bpmn.readModelFromStream(xml);
        String process = model.getModelElementsByType(Process.class).stream()
                .filter(Process::isExecutable)
                .findFirst()
                .orElseThrow()
                .getId();
        for (Class<? extends BpmnModelElementInstance> type : NAMED) {
            for (BpmnModelElementInstance element : model.getModelElementsByType(type)) {
                String name = element.getAttributeValue("name");
                if (name != null) {
                    element.setAttributeValue(
                            "name", texts.getObject().of(process, ModelTexts.BOKMAL, ModelTexts.plain(name)));
                }
            }
        }
        return Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8);
    }
}
