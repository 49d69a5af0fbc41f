package se.sedd.followup.process;

import java.util.List;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;

/** Which processes have tasks that are handed over with those of the absence case; their own features need not be known here. */
@Component
class TasksOfCases {

    private final List<ProcessContract> contracts;

    TasksOfCases(List<ProcessContract> contracts) {
        this.contracts = contracts;
    }

    /** The keys of these processes. */
    String[] processes() {
        return contracts.stream()
                .filter(ProcessContract::handedOverWithTheCase)
                .map(ProcessContract::key)
                .toArray(String[]::new);
    }
}
