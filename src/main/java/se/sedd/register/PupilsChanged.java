package se.sedd.register;

import java.util.Set;

/** Pupils, or their guardians, were added or changed by an import; published in its transaction, before the commit. */
public record PupilsChanged(Set<String> pupilIds) {}
