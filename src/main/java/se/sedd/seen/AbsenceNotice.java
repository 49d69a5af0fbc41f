package se.sedd.seen;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A pupil's unreported absence of a day.
 *
 * @param cause of a call
 * @param noticedAt when messages were written
 * @param carriedBy of a call: the reference of the pupil whose call it is too, or the number of the case whose first call it is
 * @param instanceId the engine's, where the pupil has a call of its own
 * @param caller userId of whoever got that call
 */
public record AbsenceNotice(
        String pupilRef,
        LocalDate day,
        String schoolId,
        NoticeState state,
        Optional<CallCause> cause,
        Optional<Instant> noticedAt,
        Optional<String> carriedBy,
        Optional<String> instanceId,
        Optional<String> caller) {

    static AbsenceNotice of(String pupilRef, LocalDate day, String schoolId, NoticeState state) {
        return new AbsenceNotice(
                pupilRef,
                day,
                schoolId,
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    AbsenceNotice sentAt(Instant now) {
        return new AbsenceNotice(
                pupilRef, day, schoolId, NoticeState.SENT, cause, Optional.of(now), carriedBy, instanceId, caller);
    }

    AbsenceNotice toCall(CallCause because) {
        return new AbsenceNotice(
                pupilRef,
                day,
                schoolId,
                NoticeState.CALL,
                Optional.of(because),
                noticedAt,
                carriedBy,
                instanceId,
                caller);
    }

    AbsenceNotice carriedBy(String carrier) {
        return new AbsenceNotice(
                pupilRef, day, schoolId, state, cause, noticedAt, Optional.of(carrier), instanceId, caller);
    }

    AbsenceNotice calledBy(String userId, String instance) {
        return new AbsenceNotice(
                pupilRef,
                day,
                schoolId,
                state,
                cause,
                noticedAt,
                Optional.empty(),
                Optional.of(instance),
                Optional.of(userId));
    }

    AbsenceNotice ended(NoticeState how) {
        return new AbsenceNotice(pupilRef, day, schoolId, how, cause, noticedAt, carriedBy, instanceId, caller);
    }

    /** Whether a call of the pupil's own is somebody's task now. */
    boolean isTask() {
        return state == NoticeState.CALL && instanceId.isPresent();
    }
}
