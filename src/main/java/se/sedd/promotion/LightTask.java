package se.sedd.promotion;

import java.time.LocalDate;
import java.util.List;

/**
 * A mentor is to have a talk: with a pupil at the beginning of the school year, or about a class.
 *
 * @param subject the pupil's random reference, or the class's name
 * @param owner whose it is
 * @param standIns who else may do it
 * @param due by when
 * @param lastDay after which it goes away
 */
public record LightTask(
        String subject, String schoolId, String owner, List<String> standIns, LocalDate due, LocalDate lastDay) {}
