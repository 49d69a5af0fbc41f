package se.sedd.seen;

/**
 * Daily contacts of some days.
 *
 * @param made somebody was in touch, or tried
 * @param missed nobody was when the school day was over
 */
public record ContactTally(int made, int missed) {}
