package se.sedd.consent;

/** A consent has been withdrawn or has expired: what rests on it stops, in the same transaction. */
public record ConsentEnded(Consent consent) {}
