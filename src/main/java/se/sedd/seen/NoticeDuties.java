package se.sedd.seen;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import se.sedd.attendance.Attendance;
import se.sedd.attendance.Lesson;
import se.sedd.calendar.SchoolYear;
import se.sedd.ledger.DutiesOfPupils;
import se.sedd.ledger.DutyKind;
import se.sedd.ledger.DutyLedger;
import se.sedd.ledger.OpenDuty;
import se.sedd.register.Pupil;
import se.sedd.register.Register;

/**
 * What the ledger is told of unreported absence (skollagen 7:17), for pupils with an open case: it is asked for on its day, done when
 * a message has arrived or somebody has spoken with the home, and stays late until then, or until an excuse comes.
 */
@Component
class NoticeDuties {

    private final DutyLedger ledger;
    private final Attendance attendance;
    private final Register register;

    NoticeDuties(DutyLedger ledger, Attendance attendance, Register register) {
        this.ledger = ledger;
        this.attendance = attendance;
        this.register = register;
    }

    /** What a look has found. The home of a pupil of age is not told; what may not go home is no duty. */
    void looked(NoticeDayAtSchool day) {
        ledger.arose(day.added().stream()
                .filter(notice -> notice.state().isOpen() && !day.isOfAge(day.pupil(notice)))
                .flatMap(notice ->
                        Optional.ofNullable(day.cases().get(day.pupil(notice).id())).stream())
                .map(found -> found.duty(DutyKind.TELL_HOME, Optional.empty(), day.day()))
                .toList());
        ledger.withdrawn(changedTo(NoticeState.CORRECTED, day), "corrected");
        ledger.withdrawn(changedTo(NoticeState.HELD, day), "held");
        excusedSince(day);
    }

    private static DutiesOfPupils changedTo(NoticeState state, NoticeDayAtSchool day) {
        return duties(
                day.school().id(),
                day.changed().stream()
                        .filter(notice -> notice.state() == state)
                        .map(AbsenceNotice::pupilRef)
                        .collect(toSet()),
                day.day(),
                day.day());
    }

    /** Of earlier days, what the home has explained or the school corrected since. */
    private void excusedSince(NoticeDayAtSchool day) {
        String schoolId = day.school().id();
        Map<LocalDate, List<OpenDuty>> late = ledger.overdueAt(schoolId, day.day()).stream()
                .filter(duty -> duty.kind() == DutyKind.TELL_HOME)
                .collect(groupingBy(OpenDuty::dueOn, TreeMap::new, toList()));
        late.forEach((missedOn, duties) -> {
            Map<String, String> refs =
                    register.pupilsByRef(duties.stream().map(OpenDuty::pupilRef).collect(toSet())).stream()
                            .collect(toMap(Pupil::id, Pupil::ref));
            Map<String, List<Lesson>> lessons = attendance.lessonsOn(missedOn, refs.keySet());
            Set<String> excused = refs.keySet().stream()
                    .filter(pupilId ->
                            lessons.getOrDefault(pupilId, List.of()).stream().noneMatch(Notices::whollyMissed))
                    .map(refs::get)
                    .collect(toSet());
            ledger.withdrawn(duties(schoolId, excused, missedOn, missedOn), "corrected");
        });
    }

    /** A message has arrived that tells of these pupils' absence of the day. */
    void told(String schoolId, Collection<String> pupilRefs, LocalDate day) {
        ledger.done(duties(schoolId, Set.copyOf(pupilRefs), day, day), Optional.empty());
    }

    /** Somebody has spoken with the pupil's home, and so with that of the others whose absence of the day it settles. */
    void spokenWith(Pupil pupil, Collection<String> settled, LocalDate day) {
        ledger.done(
                duties(pupil.schoolId(), Set.of(pupil.ref()), SchoolYear.of(day).start(), day), Optional.empty());
        ledger.done(duties(pupil.schoolId(), Set.copyOf(settled), day, day), Optional.empty());
    }

    private static DutiesOfPupils duties(String schoolId, Set<String> pupilRefs, LocalDate from, LocalDate to) {
        return new DutiesOfPupils(schoolId, DutyKind.TELL_HOME, pupilRefs, from, to);
    }
}
