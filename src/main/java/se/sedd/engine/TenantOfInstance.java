package se.sedd.engine;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * Whose an instance is. Models are shared by all schools; an instance belongs to the tenant its variables name:
 * {@code tenant} (social services), else {@code schoolId}. An instance without either belongs to nobody's tenant and is seen
 * only by those whom authorizations let see it. Called instances inherit.
 */
final class TenantOfInstance implements TenantIdProvider {

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        if (context.getSuperExecution() != null && context.getSuperExecution().getTenantId() != null) {
            return context.getSuperExecution().getTenantId();
        }
        VariableMap variables = context.getVariables();
        return Stream.of("tenant", "schoolId")
                .map(variables::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return context.getExecution() == null ? null : context.getExecution().getTenantId();
    }
}
