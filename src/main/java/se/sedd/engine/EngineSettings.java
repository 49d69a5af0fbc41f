package se.sedd.engine;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SeddClock;

/** How the engine runs here: what it remembers, what it understands, and whom it asks. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class EngineSettings extends AbstractProcessEnginePlugin {

    /** After which the engine's own history may be removed; what is kept longer is kept in the journal. */
    private static final String HISTORY_TIME_TO_LIVE = "P365D";

    /** When a job that failed is tried again; the standing clock of the demo would never come to such an instant by itself. */
    private static final String RETRIES = "PT1M,PT10M,PT1H,PT6H";

    private final ApplicationContext beans;
    private final SeddClock clock;
    private final FormGate forms;
    private final BundledModels bundled = new BundledModels();

    EngineSettings(ApplicationContext beans, SeddClock clock, FormGate forms) {
        this.beans = beans;
        this.clock = clock;
        this.forms = forms;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        clock.follow(instant -> ClockUtil.setCurrentTime(Date.from(instant)));

        engine.setCustomHistoryLevels(new ArrayList<>(List.of(new WorkHistory())));
        engine.setHistory(WorkHistory.NAME);
        engine.setHistoryTimeToLive(HISTORY_TIME_TO_LIVE);
        engine.setEnableHistoricInstancePermissions(false);
        engine.setEnableCmdExceptionLogging(false);
        engine.setTaskMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);

        if (!clock.stands()) {
            engine.setFailedJobRetryTimeCycle(RETRIES);
        }

        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setResourceAuthorizationProvider(new TaskRights());
        engine.setEnforceSpecificVariablePermission(true);
        engine.setStandaloneTasksEnabled(false);
        engine.setCmmnEnabled(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(true);
        engine.setTenantIdProvider(new TenantOfInstance());
        engine.setRepositoryService(new ShowModel(
                engine::getIdentityService,
                beans.getBeanProvider(TaskLanguage.class),
                beans.getBeanProvider(ModelTexts.class)));
        engine.setFormService(new ShowForm.Forms(beans.getBeanProvider(TaskLanguage.class), forms));

        engine.setExpressionManager(new PlainExpressions(new NamedDelegates(beans), new TimerMoments(beans)));
        engine.setScriptEngineResolver(new NoScripts());
        engine.setDmnEngineConfiguration(PlainCells.inTables());
        engine.setEnableFetchScriptEngineFromProcessApplication(false);

        engine.setCustomPreCommandInterceptorsTxRequired(added(
                engine.getCustomPreCommandInterceptorsTxRequired(), new CommandDoors(engine.getIdentityService())));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(added(
                engine.getCustomPreCommandInterceptorsTxRequiresNew(), new CommandDoors(engine.getIdentityService())));
        engine.setCustomPreDeployers(added(engine.getCustomPreDeployers(), new DeploymentGate(beans, bundled)));

        engine.setDelegateInterceptor(new TrustedCode());
        engine.setCustomSessionFactories(added(engine.getCustomSessionFactories(), new Admitted.Factory()));
        engine.setCustomPreBPMNParseListeners(added(engine.getCustomPreBPMNParseListeners(), forms));
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        bundled.deploy(engine.getRepositoryService());
    }

    private static <T> List<T> added(List<? extends T> before, T one) {
        List<T> all = before == null ? new ArrayList<>() : new ArrayList<>(before);
        all.add(one);
        return all;
    }
}
