package se.sedd.partnership;

import java.time.LocalTime;
import java.util.Optional;

/**
 * Somebody of the district's staff is at the school.
 *
 * @param service where they work
 * @param mandate on whose behalf they are here, and what for
 */
public record Presence(
        String name,
        String service,
        String mandate,
        Optional<String> room,
        Optional<String> phone,
        LocalTime start,
        LocalTime end) {}
