package se.sedd.consent;

/** Another consent has taken the place of this one: what rests on it rests on the other now, as far as that reaches. */
public record ConsentRenewed(Consent before, Consent now) {}
