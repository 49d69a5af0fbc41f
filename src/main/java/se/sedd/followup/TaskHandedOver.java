package se.sedd.followup;

/** A task has gone to somebody else in the morning: to a deputy and back, or to whoever follows somebody who has left. */
public record TaskHandedOver(String taskId, String userId) {}
