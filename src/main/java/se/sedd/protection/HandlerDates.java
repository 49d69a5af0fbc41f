package se.sedd.protection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.SchoolYear;
import se.sedd.calendar.Term;
import se.sedd.engine.Sentences;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.routine.Deadline;
import se.sedd.routine.Routine;

/** By when handlers are named, until when, and when the question comes again: school days of {@code deadlines.dmn}. */
@Component
public class HandlerDates {

    private static final String CHOOSE_HANDLERS = "choose-handlers";
    private static final String HANDLERS_IN_FORCE = "handlers-in-force";

    private static final Sentences SENTENCES = new Sentences("se.sedd.protection.sentences");

    private final SchoolCalendar calendar;
    private final Register register;
    private final Routine routine;

    HandlerDates(SchoolCalendar calendar, Register register, Routine routine) {
        this.calendar = calendar;
        this.register = register;
        this.routine = routine;
    }

    public Instant dueAt(String schoolId) {
        return calendar.deadline(schoolId, dueDay(schoolId));
    }

    public Instant remindAt(String schoolId) {
        int after = deadline(schoolId, CHOOSE_HANDLERS).remindAfterDue();
        return calendar.deadline(schoolId, calendar.plus(schoolId, dueDay(schoolId), after));
    }

    /** So many school days before the handlers' last day; on the last day itself, if that is over already. */
    public Instant askAgainAt(String schoolId, LocalDate lastDay) {
        int before = deadline(schoolId, HANDLERS_IN_FORCE).dueSchoolDays();
        LocalDate planned = calendar.plus(schoolId, lastDay, -before);
        return calendar.deadline(schoolId, planned.isAfter(calendar.today(schoolId)) ? planned : lastDay);
    }

    /** What the routine suggests: the end of the term, or of the next one when that is so near that the question would come at once. */
    public LocalDate suggestion(String schoolId) {
        LocalDate today = calendar.today(schoolId);
        Term term = Term.of(today);
        int before = deadline(schoolId, HANDLERS_IN_FORCE).dueSchoolDays();
        boolean near = !calendar.plus(schoolId, term.end(), -before).isAfter(today);
        return near ? term.next().end() : term.end();
    }

    /** Why handlers cannot be named until that day, in a sentence, or empty. A marking is looked at anew once a school year at least. */
    public Optional<String> refusal(String schoolId, LocalDate until) {
        LocalDate today = calendar.today(schoolId);
        LocalDate latest = SchoolYear.of(SchoolYear.of(today).end().plusDays(1)).end();
        return until.isAfter(today) && !until.isAfter(latest)
                ? Optional.empty()
                : Optional.of(SENTENCES.in(language(schoolId)).of("last-day", latest.toString()));
    }

    private String language(String schoolId) {
        return register.school(schoolId).map(School::language).orElse("sv");
    }

    private LocalDate dueDay(String schoolId) {
        LocalDate today = calendar.today(schoolId);
        return calendar.plus(
                schoolId, today, deadline(schoolId, CHOOSE_HANDLERS).dueSchoolDays());
    }

    private Deadline deadline(String schoolId, String task) {
        School school = register.school(schoolId)
                .orElseThrow(() -> new IllegalStateException("The register has no school " + schoolId));
        return routine.deadline(task, school, calendar.today(schoolId));
    }
}
