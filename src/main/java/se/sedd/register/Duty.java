package se.sedd.register;

import java.util.List;
import java.util.Optional;

/**
 * Whose a task is.
 *
 * @param owner userId of the one person who has it; empty only when the school has neither the role nor a principal
 * @param standIns userIds of the named people who may take it over, the nearest first; never the owner
 * @param wholeGroup whether the role's whole group at the school may take it over: only where nobody is named
 */
public record Duty(Optional<String> owner, List<String> standIns, boolean wholeGroup) {}
