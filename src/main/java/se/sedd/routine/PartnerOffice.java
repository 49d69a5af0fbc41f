package se.sedd.routine;

import java.util.Optional;

/**
 * The office of a partner for one district.
 *
 * @param office its id; empty where the school has no agreement with the district
 * @param help what it offers there; without an agreement, the way out
 */
public record PartnerOffice(Optional<String> office, Optional<String> name, String help) {}
