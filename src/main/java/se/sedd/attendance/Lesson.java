package se.sedd.attendance;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** One lesson of one pupil, as last imported. Minute fields mean what SS 12000:2020 means by them. */
public record Lesson(
        LocalDate date,
        LocalTime start,
        int minutes,
        boolean reported,
        boolean cancelled,
        int valid,
        int invalid,
        int other,
        Optional<String> subject) {}
