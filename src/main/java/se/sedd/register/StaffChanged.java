package se.sedd.register;

import java.util.Set;

/** Staff were added or changed by an import; published in its transaction, before the commit. */
public record StaffChanged(Set<String> userIds) {}
