package se.sedd.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import se.sedd.SeddTest;

/** The doors inside the engine, for whatever finds a way around those in front of it. */
@SeddTest
class CommandDoorsTest {

    private static final String EVIL = "${''.getClass().forName('java.lang.Runtime')}";

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    ApplicationContext context;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Autowired
    IdentityService identity;

    @AfterEach
    void logOut() {
        identity.clearAuthentication();
    }

    @Test
    @DisplayName("expressions are refused in a query's or-parts and in what extends a filter, on both executors")
    void expressions() {
        List<TaskQuery> queries = List.of(
                tasks.createTaskQuery().taskAssigneeExpression(EVIL),
                tasks.createTaskQuery().or().taskAssigneeExpression(EVIL).endOr(),
                tasks.createTaskQuery()
                        .or()
                        .taskName("a")
                        .endOr()
                        .or()
                        .dueBeforeExpression("${currentUser()}")
                        .endOr());
        String mine = filters.createFilterQuery()
                .filterName("Mina att göra")
                .singleResult()
                .getId();
        for (TaskQuery query : queries) {
            assertThatThrownBy(query::count).isInstanceOf(BadUserRequestException.class);
            assertThatThrownBy(() -> query.listPage(0, 1)).isInstanceOf(BadUserRequestException.class);
            assertThatThrownBy(() -> filters.list(mine, query)).isInstanceOf(BadUserRequestException.class);
            assertThatThrownBy(() -> filters.count(mine, query)).isInstanceOf(BadUserRequestException.class);
            assertThatThrownBy(() -> engine.getCommandExecutorTxRequiresNew()
                            .execute((org.camunda.bpm.engine.impl.TaskQueryImpl) query))
                    .isInstanceOf(BadUserRequestException.class);
        }
    }

    @Test
    @DisplayName("no filter is stored with another expression than the system's own, and none by a person")
    void storedFilters() {
        Filter filter = filters.newTaskFilter("evil")
                .setQuery(tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression(EVIL)
                        .endOr());
        assertThatThrownBy(() -> filters.saveFilter(filter)).isInstanceOf(BadUserRequestException.class);
        Filter names =
                filters.newTaskFilter("names").setQuery(tasks.createTaskQuery().taskAssigneeExpression("${someBean}"));
        assertThatThrownBy(() -> filters.saveFilter(names)).isInstanceOf(BadUserRequestException.class);
        identity.setAuthentication("admin", List.of("camunda-admin"), List.of());
        assertThatThrownBy(
                        () -> filters.saveFilter(filters.newTaskFilter("plain").setQuery(tasks.createTaskQuery())))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    @DisplayName("an expression that got through everywhere would still be refused where it is understood")
    void understood() {
        for (String expression : List.of(
                EVIL,
                "${execution.processEngineServices}",
                "${dataSource.connection}",
                "#{a.b}",
                "${a} ${b}",
                "${currentUser().getClass()}",
                "${dateTime().getClass()}")) {
            assertThatThrownBy(() -> engine.getExpressionManager().createExpression(expression))
                    .as(expression)
                    .isInstanceOf(ProcessEngineException.class);
        }
        for (String expression : List.of(
                "plain text",
                "${guardianReached}",
                "${followUpDecision == 'restored'}",
                "#{execution.processBusinessKey}",
                "${currentUser()}",
                "${dateTime().withTimeAtStartOfDay().plusDays(1)}")) {
            assertThat(engine.getExpressionManager().createExpression(expression))
                    .as(expression)
                    .isNotNull();
        }
        for (String bean : List.of("dataSource", "taskService", "engineSettings", "environment")) {
            assertThat(new NamedDelegates(context).containsKey(bean)).as(bean).isFalse();
        }
    }

    @Test
    @DisplayName("a person's request does nothing but read and submit forms, even inside")
    void closed() {
        TrialModel model = new TrialModel(repository, runtime, tasks);
        Task task = model.taskOf("anna");
        identity.setAuthentication("anna", List.of("mentor", "camunda-admin"), List.of("trial-school"));
        String id = task.getId();
        List<Runnable> ways = List.of(
                () -> tasks.complete(id),
                () -> tasks.complete(id, Map.of("note", "text")),
                () -> tasks.resolveTask(id),
                () -> tasks.delegateTask(id, "bo"),
                () -> tasks.setVariable(id, "note", "text"),
                () -> tasks.handleBpmnError(id, "x"),
                () -> tasks.createComment(id, null, "text"),
                () -> tasks.addCandidateUser(id, "bo"),
                () -> tasks.claim(id, "bo"),
                () -> runtime.deleteProcessInstance(task.getProcessInstanceId(), "x"),
                () -> runtime.setVariable(task.getProcessInstanceId(), "note", "text"),
                () -> runtime.startProcessInstanceByKey("trial-call"),
                () -> runtime.createMessageCorrelation("x").correlate(),
                () -> identity.saveUser(identity.newUser("evil")),
                () -> identity.createMembership("anna", "camunda-admin"),
                () -> repository.createDeployment().addString("x.form", "{}").deploy());
        for (int i = 0; i < ways.size(); i++) {
            Runnable way = ways.get(i);
            assertThatThrownBy(way::run).as("way %d", i).isInstanceOf(AuthorizationException.class);
        }
    }
}
