package se.sedd.network;

/** Somebody else is the contact person of this network: a task that is open is theirs from now on. */
public record ContactChanged(Network network) {}
