package se.sedd.register;

import java.util.Set;

/**
 * Whether these pupils have protected identity, or who may act for them, is not what it was: whoever has tasks about them gives
 * these to their people of now, and to nobody else. Published in the transaction of the change.
 */
public record ProtectionChanged(Set<String> pupilIds) {}
