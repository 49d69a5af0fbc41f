package se.sedd.consent;

/**
 * A consent has been withdrawn or has expired: what rests on it stops, in the same transaction.
 *
 * @param learned whether it was the task that follows up what rests on it that told so: its own process asks before it goes on
 */
public record ConsentEnded(Consent consent, boolean learned) {}
