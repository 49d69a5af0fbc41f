package se.sedd.followup;

import java.util.Optional;

/**
 * Somebody has made a case's first call to the home; published in the transaction that says so.
 *
 * @param person who was reached, as the form calls them: guardian-1, guardian-2, foster-home, pupil, other
 */
public record HomeCalled(String pupilId, String caseNumber, boolean reached, Optional<String> person) {}
