package se.sedd.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Runs engine calls as the routine itself, whoever's request they happen in: an evaluation that an administrator asks for opens
 * the same cases as the nightly one.
 */
@Component
public class AsRoutine {

    private final IdentityService identity;

    AsRoutine(IdentityService identity) {
        this.identity = identity;
    }

    public <T> T call(Supplier<T> calls) {
        Authentication before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return calls.get();
        } finally {
            identity.setAuthentication(before);
        }
    }

    public void run(Runnable calls) {
        call(() -> {
            calls.run();
            return null;
        });
    }
}
