package se.sedd.socialservices;

import java.time.Instant;
import java.util.Optional;
import se.sedd.register.Role;

/**
 * A concern report as social services have it.
 *
 * @param number the number it is filed under there, for example {@code O2026-00003}; also the business key of its process
 * @param concernKey the report at the school that it came from: the way back
 * @param pupilRef the pupil's random reference
 * @param schoolId the school that reported
 * @param handler userId of the social worker who has it
 * @param urgent whether the reporter said that it cannot wait
 * @param guardiansInformed before, at-the-same-time or no
 * @param feedbackRequested whether the school has asked what becomes of it
 * @param protectionNeeded what the protection assessment said
 * @param assessedAt when protection was assessed
 * @param inquiryDecision opened, not-opened or ongoing
 * @param askedAgainAt when the school last asked for feedback that it had not got
 * @param closedAt when everything was done
 */
public record Referral(
        String number,
        String concernKey,
        String pupilId,
        String pupilRef,
        String schoolId,
        Optional<String> handler,
        Instant receivedAt,
        boolean urgent,
        String guardiansInformed,
        boolean feedbackRequested,
        boolean protectionNeeded,
        Optional<Instant> assessedAt,
        Optional<String> inquiryDecision,
        Optional<Instant> decidedAt,
        Optional<Instant> askedAgainAt,
        Optional<Instant> closedAt) {

    /** Social services are a tenant of their own and no school's. */
    public static final String TENANT = Role.SOCIAL_SERVICES.id();
}
