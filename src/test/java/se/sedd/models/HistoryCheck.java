package se.sedd.models;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.dmn.instance.Decision;

/** Whether every process and every decision says how long its history is kept. */
final class HistoryCheck {

    private HistoryCheck() {}

    static List<String> complaints(ModelFolder folder) {
        List<String> complaints = new ArrayList<>();
        folder.models().stream()
                .filter(model -> model.process().getCamundaHistoryTimeToLiveString() == null)
                .forEach(model -> complaints.add(model.about(
                        model.process(), "does not say how long its history is kept. Set the history time to live.")));
        folder.tables()
                .forEach(table -> table.xml().getModelElementsByType(Decision.class).stream()
                        .filter(decision -> decision.getCamundaHistoryTimeToLiveString() == null)
                        .forEach(decision -> complaints.add(table.file() + ": " + decision.getId()
                                + ": does not say how long its history is kept. Set the history time to live.")));
        return complaints;
    }
}
