package se.sedd.register;

import java.util.Set;

/** Schools were added or changed by an import; published in its transaction, before the commit. */
public record SchoolsChanged(Set<String> schoolIds) {}
