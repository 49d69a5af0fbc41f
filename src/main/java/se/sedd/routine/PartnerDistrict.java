package se.sedd.routine;

import java.util.Optional;

/**
 * A district that pupils of a school live in.
 *
 * @param name empty for all the others
 * @param phone whom to ring where there is no agreement with a service
 */
public record PartnerDistrict(Optional<String> name, String phone) {}
