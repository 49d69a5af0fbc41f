package se.sedd.meeting;

/** A time at this school can be had again; published in the transaction that gave it up. */
public record TimeGivenUp(String schoolId) {}
