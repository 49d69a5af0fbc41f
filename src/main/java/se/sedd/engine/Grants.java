package se.sedd.engine;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.sedd.register.Role;

/**
 * Who may do what in the engine, beside the right to work on one's own tasks, which comes with each task. All others are taken
 * away at start: what somebody granted by hand does not outlive a restart.
 */
@Component
class Grants {

    private static final String EVERYTHING = Authorization.ANY;

    private final AuthorizationService authorizations;
    private final TransactionTemplate transaction;

    Grants(AuthorizationService authorizations, TransactionTemplate transaction) {
        this.authorizations = authorizations;
        this.transaction = transaction;
    }

    /** To a group, or to everybody when the group is {@code *}. */
    private record Grant(String group, Resource resource, String resourceId, List<Permission> permissions) {
        static Grant of(String group, Resource resource, String resourceId, Permission... permissions) {
            return new Grant(group, resource, resourceId, List.of(permissions));
        }
    }

    @EventListener
    @Order(1)
    void started(ApplicationStartedEvent event) {
        transaction.executeWithoutResult(status -> {
            clear();
            grants().forEach(this::save);
        });
    }

    private static Stream<Grant> grants() {
        Stream<Grant> everybody = Stream.of(
                Grant.of("*", Resources.APPLICATION, "tasklist", Permissions.ACCESS),
                Grant.of("*", Resources.APPLICATION, "welcome", Permissions.ACCESS),
                Grant.of("*", Resources.FILTER, EVERYTHING, Permissions.READ),
                // the picture of the process beside the form: the routine is no secret, its cases are
                Grant.of("*", Resources.PROCESS_DEFINITION, EVERYTHING, ProcessDefinitionPermissions.READ),
                Grant.of("*", Resources.USER, EVERYTHING, Permissions.READ),
                Grant.of("*", Resources.GROUP, EVERYTHING, Permissions.READ));
        Stream<Grant> watchers = Stream.of(Role.MANAGER, Role.PROCESS_OWNER)
                .map(Role::id)
                .flatMap(group -> Stream.of(
                        Grant.of(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS),
                        Grant.of(
                                group,
                                Resources.PROCESS_DEFINITION,
                                EVERYTHING,
                                ProcessDefinitionPermissions.READ,
                                // the tokens in the picture; variables need a permission of their own
                                ProcessDefinitionPermissions.READ_INSTANCE,
                                ProcessDefinitionPermissions.READ_HISTORY),
                        Grant.of(group, Resources.DEPLOYMENT, EVERYTHING, Permissions.READ),
                        Grant.of(
                                group,
                                Resources.DECISION_DEFINITION,
                                EVERYTHING,
                                Permissions.READ,
                                Permissions.READ_HISTORY),
                        Grant.of(group, Resources.DECISION_REQUIREMENTS_DEFINITION, EVERYTHING, Permissions.READ)));
        String admin = Role.CAMUNDA_ADMIN.id();
        Stream<Grant> administrators = Stream.of(
                Grant.of(admin, Resources.APPLICATION, "cockpit", Permissions.ACCESS),
                Grant.of(
                        admin,
                        Resources.PROCESS_DEFINITION,
                        EVERYTHING,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.READ_HISTORY),
                Grant.of(admin, Resources.PROCESS_INSTANCE, EVERYTHING, Permissions.READ),
                Grant.of(admin, Resources.DECISION_DEFINITION, EVERYTHING, Permissions.READ, Permissions.READ_HISTORY),
                Grant.of(admin, Resources.DECISION_REQUIREMENTS_DEFINITION, EVERYTHING, Permissions.READ),
                Grant.of(admin, Resources.DEPLOYMENT, EVERYTHING, Permissions.READ),
                Grant.of(admin, Resources.TENANT, EVERYTHING, Permissions.READ),
                Grant.of(admin, Resources.BATCH, EVERYTHING, BatchPermissions.READ));
        return Stream.of(everybody, watchers, administrators).flatMap(grants -> grants);
    }

    /** Task authorizations belong to the tasks and stay. */
    private void clear() {
        Stream.of(Resources.values())
                .filter(resource -> resource != Resources.TASK)
                .flatMap(resource -> authorizations.createAuthorizationQuery().resourceType(resource).list().stream())
                .forEach(authorization -> authorizations.deleteAuthorization(authorization.getId()));
    }

    private void save(Grant grant) {
        boolean everybody = grant.group().equals("*");
        Authorization authorization = authorizations.createNewAuthorization(
                everybody ? Authorization.AUTH_TYPE_GLOBAL : Authorization.AUTH_TYPE_GRANT);
        if (everybody) {
            authorization.setUserId(Authorization.ANY);
        } else {
            authorization.setGroupId(grant.group());
        }
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.resourceId());
        grant.permissions().forEach(authorization::addPermission);
        authorizations.saveAuthorization(authorization);
    }
}
