package se.sedd.outbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that somebody has recorded and that holds back every message about a pupil to the home. Why stands in the journal.
 *
 * @param reason CONCERN or RISK_AT_HOME
 * @param begunBy userId
 * @param lastDay after which it ends by itself; empty where it holds until somebody ends it
 */
public record PupilHold(
        String id, String pupilRef, HoldReason reason, Instant begunAt, String begunBy, Optional<LocalDate> lastDay) {}
