package se.sedd.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import se.sedd.demo.WorkDone.Story;
import se.sedd.engine.DeskWork;
import se.sedd.engine.OpenTask;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;

/**
 * What the invented staff of the first two schools have done before the demo is shown: every role has something to do, and a
 * journal to read before doing it. Each case is worked on until it stands at its step, so work that was broken off goes on where
 * it stopped, and a second time does nothing.
 *
 * <p>Cases are chosen by pupil id, never those of protected pupils, nor those where the principal is asked about an investigation
 * already.
 */
@Component
@Profile("demo")
class DemoWork {

    private static final Logger log = LoggerFactory.getLogger(DemoWork.class);

    /** Where a case is to stand, and how the principal decides if it comes so far. */
    private record Goal(String step, String concernDecision) {
        static Goal at(String step) {
            return new Goal(step, "");
        }
    }

    private static final Goal REPORTED = new Goal("follow-up-cooperation", "report");

    /** In the class of the school's named mentor: the others are still to be rung. */
    private static final Map<Integer, Goal> IN_THE_MENTORS_CLASS =
            Map.of(1, Goal.at("follow-up-contact"), 5, Goal.at("hold-attendance-meeting"));

    /** In the school's other classes, every second case. */
    private static final List<Goal> AT_THE_FIRST_SCHOOL = List.of(
            Goal.at("map-absence"),
            Goal.at("follow-up-plan"),
            Goal.at("decide-investigation"),
            Goal.at("investigate-absence"),
            Goal.at("decide-measures"),
            Goal.at("follow-up-measures"),
            Goal.at("decide-concern-report"),
            new Goal("follow-up-cooperation", "cooperate"),
            REPORTED,
            REPORTED,
            REPORTED,
            Goal.at("map-absence"),
            Goal.at("hold-attendance-meeting"));

    private static final List<Goal> AT_THE_SECOND_SCHOOL = List.of(
            Goal.at("map-absence"),
            Goal.at("decide-investigation"),
            Goal.at("follow-up-plan"),
            Goal.at("investigate-absence"),
            Goal.at("hold-attendance-meeting"));

    /** The steps in the order in which they are gone: nobody goes back, or past the last one. */
    private static final List<String> WAY = List.of(
            "contact-guardian",
            "follow-up-contact",
            "map-absence",
            "hold-attendance-meeting",
            "follow-up-plan",
            "decide-investigation",
            "investigate-absence",
            "decide-measures",
            "follow-up-measures",
            "decide-concern-report",
            "follow-up-cooperation");

    private final CaseRegistry cases;
    private final Register register;
    private final DeskWork desk;

    DemoWork(CaseRegistry cases, Register register, DeskWork desk) {
        this.cases = cases;
        this.register = register;
        this.desk = desk;
    }

    /** Does everything that is not done yet. */
    void begin() {
        int done = atSchool(TownBuilder.FIRST_SCHOOL, "mentor1", AT_THE_FIRST_SCHOOL)
                + atSchool(TownBuilder.SECOND_SCHOOL, "mentor2", AT_THE_SECOND_SCHOOL)
                + atSocialServices();
        log.info("Demo: {} tasks are done already", done);
    }

    private int atSchool(String schoolId, String mentor, List<Goal> goals) {
        List<AbsenceCase> chosen = cases.openAt(schoolId).values().stream()
                .filter(found -> !found.questionOpen())
                .filter(found -> register.pupil(found.pupilId())
                        .filter(pupil -> !pupil.protectedIdentity())
                        .isPresent())
                .sorted(Comparator.comparing(AbsenceCase::pupilId))
                .toList();
        List<AbsenceCase> ownClass =
                chosen.stream().filter(found -> hasMentor(found, mentor)).toList();
        List<AbsenceCase> others =
                chosen.stream().filter(found -> !hasMentor(found, mentor)).toList();
        int done = IN_THE_MENTORS_CLASS.entrySet().stream()
                .filter(entry -> entry.getKey() < ownClass.size())
                .mapToInt(entry -> walk(ownClass.get(entry.getKey()), entry.getValue(), entry.getKey()))
                .sum();
        return done
                + IntStream.range(0, Math.min(goals.size(), others.size() / 2))
                        .map(n -> walk(others.get(2 * n), goals.get(n), n))
                        .sum();
    }

    private boolean hasMentor(AbsenceCase found, String mentor) {
        return register.pupil(found.pupilId())
                .filter(pupil -> pupil.mentor().equals(mentor))
                .isPresent();
    }

    /** How many tasks were done until the case stood at its goal. */
    private int walk(AbsenceCase begun, Goal goal, int number) {
        Story story = WorkDone.STORIES.get(number % WorkDone.STORIES.size());
        AbsenceCase found = begun;
        int done = 0;
        while (isBefore(found.nextStep(), goal.step())) {
            desk.complete(
                    found.mainTask().orElseThrow(),
                    found.owner().orElseThrow(),
                    WorkDone.answers(
                            found.nextStep(), story, goal.concernDecision(), investigator(found), family(found)));
            found = cases.get(found.caseNumber());
            done++;
        }
        return done;
    }

    private static boolean isBefore(String step, String goal) {
        return WAY.contains(step) && WAY.indexOf(step) < WAY.indexOf(goal);
    }

    /** The family all agree: the guardians by number, and the pupil. */
    private List<String> family(AbsenceCase found) {
        int guardians = register.guardiansOf(found.pupilId()).size();
        return Stream.concat(IntStream.rangeClosed(1, guardians).mapToObj(n -> "guardian-" + n), Stream.of("pupil"))
                .toList();
    }

    private String investigator(AbsenceCase found) {
        return register.staffOf(found.schoolId(), Role.STUDENT_HEALTH).stream()
                .map(StaffMember::userId)
                .sorted()
                .findFirst()
                .orElse("");
    }

    /** The first report is new, the second acknowledged, the third assessed as well. */
    private int atSocialServices() {
        int done = 0;
        for (StaffMember handler : register.staffWith(Role.SOCIAL_SERVICES)) {
            List<OpenTask> open = desk.of(handler.userId());
            List<String> numbers = open.stream()
                    .flatMap(task -> task.caseNumber().stream())
                    .distinct()
                    .sorted()
                    .toList();
            List<OpenTask> settled = new ArrayList<>();
            for (OpenTask task : open) {
                int place = numbers.indexOf(task.caseNumber().orElse(""));
                if (place >= 1 && task.key().equals("acknowledge-referral")
                        || place == 2 && task.key().equals("assess-protection")) {
                    settled.add(task);
                }
            }
            settled.forEach(task -> desk.complete(task.id(), handler.userId(), WorkDone.atSocialServices(task.key())));
            done += settled.size();
        }
        return done;
    }
}
