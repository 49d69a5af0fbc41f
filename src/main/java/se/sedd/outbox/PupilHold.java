package se.sedd.outbox;

import java.time.Instant;

/**
 * Something that somebody has recorded and that holds back every message about a pupil to the home. Why stands in the journal.
 *
 * @param reason CONCERN or RISK_AT_HOME
 * @param begunBy userId
 */
public record PupilHold(String id, String pupilRef, HoldReason reason, Instant begunAt, String begunBy) {}
