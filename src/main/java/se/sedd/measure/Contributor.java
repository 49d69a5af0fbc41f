package se.sedd.measure;

import java.time.LocalDate;

/**
 * Somebody who gives time or knowledge: a parent, a volunteer, an association. A name and a way to reach them, with their consent.
 *
 * @param keepUntil the last day on which it is kept
 */
public record Contributor(
        String id,
        String schoolId,
        Kind kind,
        String name,
        String contact,
        String contributes,
        LocalDate consentedOn,
        LocalDate keepUntil) {

    public enum Kind {
        PARENT,
        VOLUNTEER,
        ORGANISATION
    }
}
