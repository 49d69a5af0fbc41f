package se.sedd.seen;

import java.time.LocalDate;
import java.util.List;

/**
 * Somebody at the school is to be in touch with a pupil on a day.
 *
 * @param owner who does it
 * @param standIns who else may
 */
public record DailyContact(
        String pupilRef, LocalDate day, String schoolId, String caseNumber, String owner, List<String> standIns) {}
