package se.sedd.seen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.attendance.Attendance;
import se.sedd.attendance.Lesson;
import se.sedd.attendance.LessonDays;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.outbox.Holds;
import se.sedd.outbox.Topic;
import se.sedd.register.Households;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.routine.NoticeRule;
import se.sedd.routine.Routine;
import se.sedd.seen.NoticeRegister.Contact;
import se.sedd.seen.NoticeRegister.Receipts;

/**
 * Unreported absence reaches the home the same day (skollagen 7:17). A pupil is missed who has been reported away for a whole lesson
 * that nobody has excused; a lesson that is not reported is nobody's absence. One look at a school, whatever the number of its
 * pupils; a second look tells nobody twice.
 */
@Component
public class Notices {

    /** A home that was told late has at least so long to answer before it is rung. */
    private static final Duration TIME_TO_ANSWER = Duration.ofHours(1);

    private final NoticeRegister notices;
    private final NoticeMessages messages;
    private final NoticeCalls calls;
    private final NoticeDuties duties;
    private final NoticeProcesses processes;
    private final Attendance attendance;
    private final LessonDays lessonDays;
    private final Register register;
    private final Households households;
    private final Responsibilities responsibilities;
    private final CaseRegistry cases;
    private final Routine routine;
    private final Holds holds;
    private final SchoolCalendar calendar;
    private final Journal journal;
    private final Clock clock;

    Notices(
            NoticeRegister notices,
            NoticeMessages messages,
            NoticeCalls calls,
            NoticeDuties duties,
            NoticeProcesses processes,
            Attendance attendance,
            LessonDays lessonDays,
            Register register,
            Households households,
            Responsibilities responsibilities,
            CaseRegistry cases,
            Routine routine,
            Holds holds,
            SchoolCalendar calendar,
            Journal journal,
            Clock clock) {
        this.notices = notices;
        this.messages = messages;
        this.calls = calls;
        this.duties = duties;
        this.processes = processes;
        this.attendance = attendance;
        this.lessonDays = lessonDays;
        this.register = register;
        this.households = households;
        this.responsibilities = responsibilities;
        this.cases = cases;
        this.routine = routine;
        this.holds = holds;
        this.calendar = calendar;
        this.journal = journal;
        this.clock = clock;
    }

    /** The schools at which lessons have come in that nobody has looked at, or at which something is still open today. */
    Set<String> schoolsToLookAt(LocalDate day, List<LessonDays.LessonDay> lessons) {
        Set<String> schools = new TreeSet<>(notices.schoolsWithOpen(day));
        lessons.stream().filter(LessonDays.LessonDay::news).forEach(each -> schools.add(each.schoolId()));
        return schools;
    }

    /** Looks at the school's day as it stands now; nothing on a day that is no school day. */
    @Transactional
    public void look(String schoolId) {
        School school = register.school(schoolId).orElseThrow();
        ZonedDateTime at = clock.instant().atZone(calendar.zone(schoolId));
        if (!calendar.isSchoolDay(schoolId, at.toLocalDate())
                || !routine.noticeDay(school, at.toLocalDate()).followsUp()) {
            lessonDays.looked(schoolId, at.toLocalDate());
            return;
        }
        Map<String, List<Lesson>> wholly = whollyMissed(schoolId, at.toLocalDate());
        NoticeDayAtSchool day = read(school, at, begun(wholly, at.toLocalTime()));
        withdrawCorrected(day);
        families(day);
        tell(day);
        ringTheSilent(day);
        calls.give(day);
        notices.add(day.added());
        notices.change(day.changed());
        duties.looked(day);
        boolean moreToCome = wholly.values().stream()
                .flatMap(List::stream)
                .anyMatch(lesson -> lesson.start().isAfter(at.toLocalTime()));
        if (!moreToCome) {
            lessonDays.looked(schoolId, day.day());
        }
    }

    /** Reported lessons of the day that are absence from beginning to end, and no minute of it excused; by pupilId. */
    private Map<String, List<Lesson>> whollyMissed(String schoolId, LocalDate day) {
        List<String> away = new ArrayList<>();
        attendance.eachPupil(schoolId, day, day, (pupilId, days) -> {
            if (days.stream().anyMatch(total -> total.invalid() > 0)) {
                away.add(pupilId);
            }
        });
        Map<String, List<Lesson>> missed = new HashMap<>();
        attendance
                .lessonsOn(day, away)
                .forEach((pupilId, lessons) -> missed.put(
                        pupilId, lessons.stream().filter(Notices::whollyMissed).toList()));
        return missed;
    }

    static boolean whollyMissed(Lesson lesson) {
        return lesson.reported() && !lesson.cancelled() && lesson.minutes() > 0 && lesson.invalid() == lesson.minutes();
    }

    private static Map<String, List<Lesson>> begun(Map<String, List<Lesson>> missed, LocalTime now) {
        Map<String, List<Lesson>> begun = new HashMap<>();
        missed.forEach((pupilId, lessons) -> begun.put(
                pupilId,
                lessons.stream().filter(lesson -> !lesson.start().isAfter(now)).toList()));
        return begun;
    }

    private NoticeDayAtSchool read(School school, ZonedDateTime at, Map<String, List<Lesson>> missed) {
        LocalDate day = at.toLocalDate();
        return new NoticeDayAtSchool(
                school,
                at,
                register.pupilsOf(school.id()).stream()
                        .filter(pupil -> pupil.attendsOn(day))
                        .toList(),
                missed,
                notices.at(school.id(), day),
                notices.contacts(school.id(), day),
                cases.openAt(school.id()),
                register.staffOf(school.id()).stream()
                        .filter(person -> person.presentOn(day))
                        .toList());
    }

    /** A late excuse, or a correction: nothing more happens, and whoever was to ring need not. */
    private void withdrawCorrected(NoticeDayAtSchool day) {
        List<String> withdrawn = new ArrayList<>();
        day.stream()
                .filter(notice -> notice.state().isOpen())
                .filter(notice ->
                        !day.attends(notice) || day.missed(day.pupil(notice)).isEmpty())
                .forEach(notice -> {
                    notice.instanceId().ifPresent(withdrawn::add);
                    day.change(notice.ended(NoticeState.CORRECTED));
                });
        processes.callsNotNeeded(withdrawn);
    }

    private void families(NoticeDayAtSchool day) {
        Set<String> pupilIds = new TreeSet<>();
        day.news().forEach(pupil -> pupilIds.add(pupil.id()));
        day.stream()
                .filter(notice -> notice.state().isOpen() && day.attends(notice))
                .forEach(notice -> pupilIds.add(day.pupil(notice).id()));
        day.families(households.of(pupilIds));
    }

    private void tell(NoticeDayAtSchool day) {
        List<Pupil> byMessage = new ArrayList<>();
        List<JournalEntry> entries = new ArrayList<>();
        for (Pupil pupil : day.news()) {
            AbsenceNotice notice =
                    AbsenceNotice.of(pupil.ref(), day.day(), day.school().id(), NoticeState.HELD);
            NoticeRule rule = routine.noticeRule(day.school(), day.day(), pupil.grade(), day.isOfAge(pupil));
            if (holds.reason(pupil, Topic.SAME_DAY_NOTICE).isPresent()) {
                day.add(notice);
                if (pupil.protectedIdentity()) {
                    entries.add(entry(pupil, day, "notice-by-hand", handler(pupil, day)));
                }
            } else if (day.inTouchWithAHomeOf(pupil, Contact.TALK)) {
                day.add(notice.ended(NoticeState.SPARED));
                entries.add(entry(pupil, day, "notice-spared", Optional.of(pupil.mentor())));
            } else if (rule.call()) {
                day.add(notice.toCall(day.isOfAge(pupil) ? CallCause.ADULT : CallCause.RULE));
            } else {
                byMessage.add(pupil);
            }
        }
        Set<String> told = messages.write(day, byMessage);
        for (Pupil pupil : byMessage) {
            AbsenceNotice notice =
                    AbsenceNotice.of(pupil.ref(), day.day(), day.school().id(), NoticeState.SENT);
            if (told.contains(pupil.ref())) {
                day.add(notice.sentAt(day.now()));
                entries.add(entry(pupil, day, "notice-sent", Optional.empty()));
            } else {
                day.add(notice.toCall(
                        day.inTouchWithAHomeOf(pupil, Contact.NOTICE) ? CallCause.SIBLING : CallCause.NO_ADDRESS));
            }
        }
        if (!entries.isEmpty()) {
            journal.write(entries);
        }
    }

    /** Who may act for a protected pupil. */
    private Optional<String> handler(Pupil pupil, NoticeDayAtSchool day) {
        return responsibilities
                .dutyOf(Role.MENTOR, pupil, day.day(), cases::openMainSteps)
                .owner();
    }

    /** Nothing arrived, or nothing was heard of until the time the routine sets: somebody rings. */
    private void ringTheSilent(NoticeDayAtSchool day) {
        List<AbsenceNotice> sent = day.in(NoticeState.SENT).stream()
                .filter(notice -> day.attends(notice)
                        && notice.noticedAt().filter(day.now()::isAfter).isPresent())
                .toList();
        if (sent.isEmpty()) {
            return;
        }
        Map<String, Receipts> receipts = notices.receipts(day.school().id(), day.day());
        for (AbsenceNotice notice : sent) {
            Pupil pupil = day.pupil(notice);
            Receipts receipt = receipts.getOrDefault(notice.pupilRef(), new Receipts(0, 0, 0));
            if (receipt.noneArrives()) {
                day.change(
                        receipt.heldBack() > 0 ? notice.ended(NoticeState.HELD) : notice.toCall(CallCause.UNDELIVERED));
            } else if (answerIsLate(notice, pupil, day)) {
                day.change(notice.toCall(CallCause.UNANSWERED));
            }
        }
    }

    private boolean answerIsLate(AbsenceNotice notice, Pupil pupil, NoticeDayAtSchool day) {
        Instant hadTime = notice.noticedAt().orElseThrow().plus(TIME_TO_ANSWER);
        return !day.now().isBefore(hadTime)
                && routine.noticeRule(day.school(), day.day(), pupil.grade(), day.isOfAge(pupil))
                        .unansweredAt()
                        .filter(time -> !day.time().isBefore(time))
                        .isPresent();
    }

    /** Somebody has rung about the pupil's absence of the day. */
    @Transactional
    public void called(String pupilRef, LocalDate day, boolean reached) {
        Optional<AbsenceNotice> own = notices.of(pupilRef, day);
        NoticeState how = reached ? NoticeState.REACHED : NoticeState.NOT_REACHED;
        own.ifPresent(notice -> {
            List<AbsenceNotice> ended = new ArrayList<>(List.of(notice.ended(how)));
            if (!reached) {
                ended.addAll(carriedBy(pupilRef, notice.schoolId(), day));
            }
            notices.change(ended);
        });
    }

    /** Somebody has taken over a call about the day, or got it back. */
    @Transactional
    public void callIsOf(String pupilRef, LocalDate day, String userId) {
        notices.callIsOf(pupilRef, day, userId);
    }

    /** A first call that did for others too has reached nobody. */
    @Transactional
    public void firstCallReachedNobody(String caseNumber, String schoolId) {
        notices.change(carriedBy(caseNumber, schoolId, calendar.today(schoolId)));
    }

    private List<AbsenceNotice> carriedBy(String carrier, String schoolId, LocalDate day) {
        return notices.at(schoolId, day).values().stream()
                .filter(notice -> notice.state() == NoticeState.CALL
                        && notice.carriedBy().filter(carrier::equals).isPresent())
                .map(notice -> notice.ended(NoticeState.NOT_REACHED))
                .toList();
    }

    /**
     * The school day is over: calls that nobody has made are counted as missed, and whoever had them is told.
     *
     * @return how many
     */
    @Transactional
    public int end(String schoolId, LocalDate day) {
        List<AbsenceNotice> left = notices.callsUntil(schoolId, day);
        if (!left.isEmpty()) {
            notices.change(left.stream()
                    .map(notice -> notice.ended(NoticeState.MISSED))
                    .toList());
            journal.write(left.stream()
                    .map(notice -> entry(notice.pupilRef(), Optional.empty(), "notice-call-missed", notice.caller()))
                    .toList());
            processes.schoolDayOver(schoolId);
        }
        return left.size();
    }

    /** Whom schools have been in touch with on earlier days is of no use any more. */
    void forgetBefore(LocalDate day) {
        notices.forgetContactsBefore(day);
    }

    /** The schools with calls that nobody has made by the day. */
    Set<String> schoolsWithCalls(LocalDate day) {
        return notices.schoolsWithCalls(day);
    }

    private JournalEntry entry(Pupil pupil, NoticeDayAtSchool day, String kind, Optional<String> addressee) {
        return entry(
                pupil.ref(),
                Optional.ofNullable(day.cases().get(pupil.id())).map(AbsenceCase::caseNumber),
                kind,
                addressee);
    }

    private JournalEntry entry(String pupilRef, Optional<String> caseNumber, String kind, Optional<String> addressee) {
        return new JournalEntry(
                clock.instant(),
                pupilRef,
                caseNumber,
                Compartment.SCHOOL,
                Optional.empty(),
                kind,
                Optional.empty(),
                addressee,
                List.of());
    }
}
