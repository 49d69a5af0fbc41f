package se.sedd.followup;

import se.sedd.register.Pupil;

/**
 * A home has said in a case that it wants a meeting.
 *
 * @param askedOf userId of whoever spoke with the home
 */
public record MeetingWanted(String caseNumber, Pupil pupil, String askedOf) {}
