package se.sedd.routine;

/**
 * A service that takes part in meetings.
 *
 * @param partner its code
 * @param mandate what the law or the municipality asks of it
 * @param role what it does in a meeting
 */
public record PartnerService(String partner, String name, String mandate, String role) {}
