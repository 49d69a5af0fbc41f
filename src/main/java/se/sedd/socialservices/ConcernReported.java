package se.sedd.socialservices;

import java.util.Optional;

/**
 * A concern report has gone to social services; published in the transaction that sent it.
 *
 * @param pupilRef the pupil's random reference
 * @param caseNumber the absence case it was begun in, if it was
 */
public record ConcernReported(String pupilId, String pupilRef, Optional<String> caseNumber) {}
