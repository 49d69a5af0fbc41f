package se.sedd.seen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.FirstCallsOfHome;
import se.sedd.register.Pupil;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;
import se.sedd.routine.NoticeRule;
import se.sedd.routine.Routine;
import se.sedd.seen.NoticeProcesses.Call;

/**
 * Gives out the calls of a look: one for each home, however many of its children are missed. Where somebody has the case's first
 * call to the home today, that call does for this too.
 */
@Component
class NoticeCalls {

    private final NoticeProcesses processes;
    private final Routine routine;
    private final Responsibilities responsibilities;
    private final CaseRegistry cases;
    private final SchoolCalendar calendar;

    NoticeCalls(
            NoticeProcesses processes,
            Routine routine,
            Responsibilities responsibilities,
            CaseRegistry cases,
            SchoolCalendar calendar) {
        this.processes = processes;
        this.routine = routine;
        this.responsibilities = responsibilities;
        this.cases = cases;
        this.calendar = calendar;
    }

    /** The cases whose first call is to be made today, by number; of a school. */
    private static Map<String, AbsenceCase> firstCalls(NoticeDayAtSchool day) {
        return day.cases().values().stream()
                .filter(found -> FirstCallsOfHome.isDue(found, day.day()))
                .collect(Collectors.toMap(AbsenceCase::caseNumber, found -> found));
    }

    /** Every call that nobody has gets somebody. */
    void give(NoticeDayAtSchool day) {
        Map<String, AbsenceCase> firstCalls = firstCalls(day);
        List<AbsenceNotice> without = day.in(NoticeState.CALL).stream()
                .filter(call -> day.attends(call) && !hasSomebody(call, day, firstCalls))
                .toList();
        if (without.isEmpty()) {
            return;
        }
        List<Pupil> ringing = new ArrayList<>(day.in(NoticeState.CALL).stream()
                .filter(call -> call.isTask() && day.attends(call))
                .map(day::pupil)
                .toList());
        Map<String, Integer> load = new HashMap<>();
        List<Call> calls = new ArrayList<>();
        for (AbsenceNotice call : without) {
            Pupil pupil = day.pupil(call);
            NoticeRule rule = routine.noticeRule(day.school(), day.day(), pupil.grade(), day.isOfAge(pupil));
            Optional<String> carrier = firstCallTo(pupil, rule, day, firstCalls)
                    .or(() -> ringing.stream()
                            .filter(other -> day.shareAHome(other, pupil))
                            .map(Pupil::ref)
                            .findFirst());
            if (carrier.isPresent()) {
                day.change(call.carriedBy(carrier.get()));
            } else {
                calls.add(call(pupil, rule, day, load));
                ringing.add(pupil);
            }
        }
        Map<String, String> instances = processes.call(calls);
        for (Call given : calls) {
            AbsenceNotice notice = without.stream()
                    .filter(call -> call.pupilRef().equals(given.pupilRef()))
                    .findFirst()
                    .orElseThrow();
            day.change(notice.calledBy(given.owner(), instances.get(given.pupilRef())));
        }
    }

    /** Whether the call is somebody's task, its own or one that does for it. */
    private static boolean hasSomebody(AbsenceNotice call, NoticeDayAtSchool day, Map<String, AbsenceCase> firstCalls) {
        Set<String> tasks = new HashSet<>(firstCalls.keySet());
        day.in(NoticeState.CALL).stream()
                .filter(AbsenceNotice::isTask)
                .map(AbsenceNotice::pupilRef)
                .forEach(tasks::add);
        return call.isTask() || call.carriedBy().filter(tasks::contains).isPresent();
    }

    private static Optional<String> firstCallTo(
            Pupil pupil, NoticeRule rule, NoticeDayAtSchool day, Map<String, AbsenceCase> firstCalls) {
        if (rule.caller() != Role.MENTOR) {
            return Optional.empty();
        }
        return firstCalls.values().stream()
                .filter(found -> found.pupilId().equals(pupil.id()))
                .map(AbsenceCase::caseNumber)
                .findFirst();
    }

    private Call call(Pupil pupil, NoticeRule rule, NoticeDayAtSchool day, Map<String, Integer> load) {
        List<String> able = able(pupil, rule.caller(), day.present(), load);
        String owner = able.stream()
                .findFirst()
                .or(() -> responsibilities
                        .dutyOf(Role.MENTOR, pupil, day.day(), cases::openMainSteps)
                        .owner())
                .orElse(pupil.mentor());
        load.merge(owner, 1, Integer::sum);
        return new Call(
                pupil.ref(),
                day.day(),
                day.school().id(),
                Optional.ofNullable(day.cases().get(pupil.id())).map(AbsenceCase::caseNumber),
                owner,
                able.stream().filter(userId -> !userId.equals(owner)).toList(),
                due(rule, day));
    }

    /** Who is at work: the office, whoever of it has the fewest calls, then mentor and second mentor; or the other way round. */
    private static List<String> able(Pupil pupil, Role caller, List<StaffMember> present, Map<String, Integer> load) {
        List<String> office = present.stream()
                .filter(person -> person.hasRole(Role.SCHOOL_OFFICE) && !person.worksAtEverySchool())
                .map(StaffMember::userId)
                .sorted((one, other) -> load.getOrDefault(one, 0) - load.getOrDefault(other, 0))
                .toList();
        Set<String> atWork = present.stream().map(StaffMember::userId).collect(Collectors.toSet());
        List<String> mentors = Stream.concat(Stream.of(pupil.mentor()), pupil.primaryContact().stream())
                .filter(atWork::contains)
                .toList();
        return Stream.of(
                        caller == Role.SCHOOL_OFFICE ? office : mentors,
                        caller == Role.SCHOOL_OFFICE ? mentors : office)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private Instant due(NoticeRule rule, NoticeDayAtSchool day) {
        Instant end = calendar.deadline(day.school().id(), day.day());
        return rule.callWithin()
                .map(within -> day.now().plus(within))
                .filter(soon -> soon.isBefore(end))
                .orElse(end);
    }
}
