package se.sedd.insight.panel;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.insight.Acquaintance;
import se.sedd.register.Pupil;
import se.sedd.register.StaffMember;
import se.sedd.seen.AbsenceNotice;
import se.sedd.seen.NoticeState;
import se.sedd.seen.TodaysAbsence;

/** Beside a task: which lessons the pupil has missed today without an excuse, and what has been done about it, in words. */
@Component
class MissedToday {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm", Locale.ROOT);

    private final TodaysAbsence absence;
    private final Acquaintance acquaintance;
    private final SchoolCalendar calendar;
    private final MessageSource words;

    MissedToday(TodaysAbsence absence, Acquaintance acquaintance, SchoolCalendar calendar, MessageSource words) {
        this.absence = absence;
        this.acquaintance = acquaintance;
        this.calendar = calendar;
        this.words = words;
    }

    /**
     * @param lessons from when until when
     * @param state what has been done; empty where the reader is not to know why nothing was
     * @param alsoFor first names of brothers and sisters whom the same call is about
     */
    record Today(List<String> lessons, Optional<String> state, List<String> alsoFor) {}

    Optional<Today> of(Pupil pupil, StaffMember reader, Locale language) {
        return absence.of(pupil)
                .map(missed -> new Today(
                        missed.lessons(),
                        state(missed.notice(), calendar.zone(pupil.schoolId()), language),
                        missed.alsoFor().stream()
                                .flatMap(pupilId -> acquaintance.pupil(pupilId, reader).stream())
                                .map(Pupil::givenName)
                                .toList()));
    }

    private Optional<String> state(AbsenceNotice notice, ZoneId zone, Locale language) {
        if (notice.state() == NoticeState.HELD) {
            return Optional.empty();
        }
        String told = notice.noticedAt()
                .map(at -> words.getMessage("today.told", new Object[] {TIME.format(at.atZone(zone))}, language) + " ")
                .orElse("");
        String key = notice.state() == NoticeState.CALL
                ? "today.call." + notice.cause().orElseThrow()
                : "today." + notice.state();
        return Optional.of(told + words.getMessage(key, null, language));
    }
}
