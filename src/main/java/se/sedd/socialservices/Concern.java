package se.sedd.socialservices;

import java.time.Instant;
import java.util.Optional;

/**
 * A concern report at the school, begun or sent.
 *
 * @param key the number it is filed under, for example {@code A2026-00002}; also the business key of its process
 * @param pupilRef the pupil's random reference
 * @param schoolId the school at which it was begun, whatever school the pupil attends later
 * @param author userId of the employee whose report it is
 * @param caseNumber the absence case it was begun in, if it was
 * @param taskId the engine's id of the task in which it is written; empty for what the principal decided
 * @param sentAt when it went off, empty while it is being written
 */
public record Concern(
        String key,
        String pupilId,
        String pupilRef,
        String schoolId,
        String author,
        Optional<String> caseNumber,
        Optional<String> taskId,
        Optional<Instant> sentAt) {}
