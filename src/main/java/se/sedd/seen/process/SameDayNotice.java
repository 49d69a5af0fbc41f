package se.sedd.seen.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** What unreported absence today needs a person for: a call about one pupil, or one teacher's reports. */
@Component
public final class SameDayNotice implements ProcessContract {

    public static final String KEY = "same-day-notice";

    public static final String CALL_ABOUT_ABSENCE = "call-about-absence";
    public static final String CHASE_LESSON_REPORT = "chase-lesson-report";

    public static final String CALL_NOT_NEEDED = "call.not-needed";
    public static final String LESSON_REPORT_RECEIVED = "lesson-report.received";

    /** None where a lesson is asked for. */
    public static final Variable<String> PUPIL_REF = Variable.id("pupilRef");

    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    public static final Variable<LocalDate> DAY = Variable.date("noticeDay");
    /** Whose it is, and who else may, separated by bars: known while the task is created, and kept by the task alone. */
    public static final Variable<String> OWNER = Variable.id("noticeOwner");

    public static final Variable<String> STAND_INS = Variable.id("noticeStandIns");
    public static final Variable<Instant> DUE = Variable.instant("noticeDue");
    public static final Variable<Boolean> LESSON_REPORT_MISSING = Variable.yesNo("lessonReportMissing");
    public static final Variable<Boolean> GUARDIAN_REACHED = Variable.yesNo("guardianReached");
    public static final Variable<Boolean> LESSONS_REPORTED = Variable.yesNo("lessonsReported");
    public static final Variable<Boolean> IMMEDIATE_CONCERN = Variable.yesNo("immediateConcern");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(CALL_ABOUT_ABSENCE, CHASE_LESSON_REPORT);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(
                PUPIL_REF,
                SCHOOL_ID,
                DAY,
                OWNER,
                STAND_INS,
                DUE,
                LESSON_REPORT_MISSING,
                GUARDIAN_REACHED,
                LESSONS_REPORTED,
                IMMEDIATE_CONCERN);
    }

    @Override
    public Set<String> messages() {
        return Set.of(CALL_NOT_NEEDED, LESSON_REPORT_RECEIVED);
    }
}
