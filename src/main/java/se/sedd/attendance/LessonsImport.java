package se.sedd.attendance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.attendance.LessonDays.LessonKey;
import se.sedd.attendance.LessonDays.SchoolDay;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Register;
import se.sedd.register.imports.Column;
import se.sedd.register.imports.Fault;
import se.sedd.register.imports.ImportKind;
import se.sedd.register.imports.Row;

/**
 * Lessons. {@code absenceReason} is read past and not kept: no rule uses it, and it can be a fact of somebody's health.
 * {@code teacher} is kept until the day is over, so that a report that is missing can be asked for.
 */
@Component
class LessonsImport implements ImportKind {

    /** A timetable that is sent for longer is sent again before its day. */
    private static final int DAYS_AHEAD = 14;

    private static final Column LESSON_ID = Column.required("lessonId");
    private static final Column PUPIL_ID = Column.required("pupilId");
    private static final Column DATE = Column.required("date");
    private static final Column START = Column.required("start");
    private static final Column MINUTES = Column.required("minutes");
    private static final Column REPORTED = Column.required("reported");
    private static final Column VALID = Column.required("validAbsenceMinutes");
    private static final Column INVALID = Column.required("invalidAbsenceMinutes");
    private static final Column OTHER = Column.optional("otherAttendanceMinutes");
    private static final Column SUBJECT = Column.optional("subject");
    private static final Column TEACHER = Column.optional("teacher");
    private static final Column ABSENCE_REASON = Column.optional("absenceReason");
    private static final Column CANCELLED = Column.optional("cancelled");

    private final Register register;
    private final SchoolCalendar calendar;
    private final Subjects subjects;
    private final LessonStore store;
    private final LessonDays lessonDays;

    LessonsImport(
            Register register, SchoolCalendar calendar, Subjects subjects, LessonStore store, LessonDays lessonDays) {
        this.register = register;
        this.calendar = calendar;
        this.subjects = subjects;
        this.store = store;
        this.lessonDays = lessonDays;
    }

    @Override
    public String name() {
        return "lessons";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                LESSON_ID,
                PUPIL_ID,
                DATE,
                START,
                MINUTES,
                REPORTED,
                VALID,
                INVALID,
                OTHER,
                SUBJECT,
                TEACHER,
                ABSENCE_REASON,
                CANCELLED);
    }

    @Override
    public Intake begin(Scope scope) {
        return new LessonIntake(scope);
    }

    private final class LessonIntake implements Intake {

        /** A pupil of the file: a small number instead of the id, and the school whose calendar and today count. */
        private record Numbered(int number, String schoolId, LocalDate today) {}

        private final LessonSpool spool;
        private final Subjects.Numbering numbering = subjects.numbering();
        private final Map<String, Numbered> pupils = new HashMap<>();
        private final List<String> pupilIds = new ArrayList<>();
        private final Set<String> strangers = new HashSet<>();
        private final Set<SchoolDay> days = new HashSet<>();
        private final Map<LessonKey, String> teachers = new HashMap<>();

        private LessonIntake(Scope scope) {
            this.spool = new LessonSpool(scope.scratch(), scope.size());
        }

        @Override
        public void take(List<Row> rows) {
            meet(rows);
            for (Row row : rows) {
                PackedLesson lesson = lesson(row);
                Numbered pupil = pupils.get(row.text(PUPIL_ID));
                if (pupil == null && Row.isId(row.text(PUPIL_ID))) {
                    row.fault(PUPIL_ID, Fault.UNKNOWN_PUPIL);
                }
                if (!row.isBad()) {
                    if (!calendar.isSchoolDay(pupil.schoolId(), lesson.date())) {
                        row.warn(DATE, Fault.NO_SCHOOL_DAY);
                    }
                    spool.add(pupil.number(), lesson);
                    toCome(pupil, lesson, row.text(TEACHER));
                }
            }
        }

        /** A lesson of a day that is not over: it may be somebody's absence today, or somebody's report that is missing. */
        private void toCome(Numbered pupil, PackedLesson lesson, String teacher) {
            LocalDate day = lesson.date();
            if (day.isBefore(pupil.today()) || day.isAfter(pupil.today().plusDays(DAYS_AHEAD))) {
                return;
            }
            days.add(new SchoolDay(pupil.schoolId(), day));
            if (Row.isId(teacher)) {
                teachers.put(new LessonKey(pupil.schoolId(), day, lesson.id()), teacher);
            }
        }

        @Override
        public void publish() {
            lessonDays.came(days, teachers);
            numbering.store();
            for (int part = 0; part < spool.parts(); part++) {
                Map<String, List<PackedLesson>> byPupil = new HashMap<>();
                spool.part(part).forEach((number, lessons) -> byPupil.put(pupilIds.get(number), lessons));
                store.put(byPupil);
            }
        }

        @Override
        public void close() {
            spool.close();
        }

        /** Looks up the pupils not met before: one statement for all rows, or none. */
        private void meet(List<Row> rows) {
            Set<String> unmet = new HashSet<>();
            for (Row row : rows) {
                String pupilId = row.text(PUPIL_ID);
                if (Row.isId(pupilId) && !pupils.containsKey(pupilId) && !strangers.contains(pupilId)) {
                    unmet.add(pupilId);
                }
            }
            register.schoolsOfPupils(unmet).forEach((pupilId, schoolId) -> {
                pupils.put(pupilId, new Numbered(pupilIds.size(), schoolId, calendar.today(schoolId)));
                pupilIds.add(pupilId);
            });
            unmet.removeAll(pupils.keySet());
            strangers.addAll(unmet);
        }

        private PackedLesson lesson(Row row) {
            String lessonId = row.required(LESSON_ID, 255);
            row.id(PUPIL_ID);
            LocalDate date = row.date(DATE);
            int start = row.minuteOfDay(START);
            int minutes = row.minutes(MINUTES);
            boolean reported = row.flag(REPORTED, false);
            // A lesson nobody has reported need not say how much absence it had.
            int valid = reported ? row.minutes(VALID) : row.minutes(VALID, 0);
            int invalid = reported ? row.minutes(INVALID) : row.minutes(INVALID, 0);
            int other = row.minutes(OTHER, 0);
            int accounted = valid + invalid + other;
            if (!row.isBad() && accounted > minutes) {
                row.fault(VALID, Fault.MORE_ABSENCE_THAN_LESSON, accounted, minutes);
            }
            return new PackedLesson(
                    PackedLesson.idOf(lessonId),
                    date,
                    start,
                    minutes,
                    valid,
                    invalid,
                    other,
                    reported,
                    row.flag(CANCELLED, false),
                    numbering.of(row.optional(SUBJECT, 100).orElse("")));
        }
    }
}
