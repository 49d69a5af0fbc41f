package se.sedd.socialservices;

import java.util.Optional;

/**
 * A concern report has gone to social services; published in the transaction that sent it.
 *
 * @param pupilRef the pupil's random reference
 * @param caseNumber the absence case it was begun in, if it was
 * @param holdsMessages whether the guardians must not know of it: every message to the home is held
 */
public record ConcernReported(String pupilId, String pupilRef, Optional<String> caseNumber, boolean holdsMessages) {}
