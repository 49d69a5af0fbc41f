package se.sedd.ledger;

import java.time.LocalDate;

/** Somebody at a school is to look through what is late there and has come to them. */
public record OverdueReview(String schoolId, String userId, LocalDate askedOn) {}
