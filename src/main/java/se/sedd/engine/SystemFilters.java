package se.sedd.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The lists everybody has in Tasklist. The system writes them at every start; others cannot be made. */
@Component
class SystemFilters {

    private static final String TODAY = "${dateTime().withTimeAtStartOfDay()}";
    private static final String TOMORROW = "${dateTime().withTimeAtStartOfDay().plusDays(1)}";

    private static final Sentences NAMES = new Sentences("se.sedd.engine.lists");

    /** @param key of its name in {@code lists.properties} */
    private record ListOfTasks(String key, UnaryOperator<TaskQuery> tasks) {

        String name() {
            return NAMES.of(key);
        }

        String description() {
            return NAMES.of(key + ".description");
        }
    }

    private static final List<ListOfTasks> LISTS = List.of(
            new ListOfTasks("mine", query -> query.taskAssigneeExpression("${currentUser()}")),
            new ListOfTasks(
                    "today",
                    query -> query.taskAssigneeExpression("${currentUser()}")
                            .dueAfterExpression(TODAY)
                            .dueBeforeExpression(TOMORROW)),
            new ListOfTasks(
                    "late",
                    query -> query.taskAssigneeExpression("${currentUser()}").dueBeforeExpression("${now()}")),
            new ListOfTasks(
                    "of-my-role",
                    query -> query.taskCandidateUserExpression("${currentUser()}")
                            .includeAssignedTasks()));

    private final FilterService filters;
    private final TaskService tasks;
    private final TransactionTemplate transaction;

    SystemFilters(FilterService filters, TaskService tasks, TransactionTemplate transaction) {
        this.filters = filters;
        this.tasks = tasks;
        this.transaction = transaction;
    }

    @EventListener
    @Order(2)
    void started(ApplicationStartedEvent event) {
        transaction.executeWithoutResult(status -> write());
    }

    private void write() {
        Map<String, Filter> present = filters.createFilterQuery().list().stream()
                .collect(Collectors.toMap(Filter::getName, filter -> filter, (first, second) -> first));
        filters.createFilterQuery().list().stream()
                .filter(filter -> LISTS.stream().noneMatch(list -> list.name().equals(filter.getName())))
                .forEach(filter -> filters.deleteFilter(filter.getId()));
        for (int place = 0; place < LISTS.size(); place++) {
            ListOfTasks list = LISTS.get(place);
            Filter filter = present.getOrDefault(list.name(), filters.newTaskFilter(list.name()));
            filter.setOwner(null);
            filter.setProperties(shown(list, place));
            filter.setQuery(list.tasks()
                    .apply(tasks.createTaskQuery().active())
                    .orderByDueDate()
                    .asc());
            filters.saveFilter(filter);
        }
    }

    private static Map<String, Object> shown(ListOfTasks list, int place) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("description", list.description());
        properties.put("priority", place);
        properties.put("color", "#0b5394");
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put("variables", List.of());
        return properties;
    }
}
