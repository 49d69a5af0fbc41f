package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import se.sedd.WorkFloor;
import se.sedd.demo.DemoClock;
import se.sedd.ledger.DutyLedger;
import se.sedd.register.Register;

/**
 * The promise of the whole product, held against whatever a school year brings: after every evaluation each pupil above the limit
 * has one case with one owner and one dated main step, and no case is open without cause. The engine, the imports, the forms, the
 * morning's hand-over and the timers are the real ones; see {@link TermTown} for what happens and {@link TermOracle} for what
 * should be.
 *
 * <p>{@code -Dsedd.seed=7} chooses another course of events, {@code -Dsedd.pupilTerms=2000} the long form: as many terms, one
 * seed after the other, as make so many pupils.
 */
@DisplayName("Nobody is unseen, whatever a term brings")
class NobodyUnseenTest {

    private static final int PUPILS = 240;
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    @Test
    @DisplayName(
            "after every evaluation: one case, one owner, one dated step for everyone above the limit, and nobody else")
    void terms() {
        long first = Long.getLong("sedd.seed", 20260413L);
        int pupilTerms = Integer.getInteger("sedd.pupilTerms", PUPILS);
        for (int run = 0; run * PUPILS < pupilTerms; run++) {
            long seed = first + run;
            try (WorkFloor floor = WorkFloor.start()) {
                ATerm term = new ATerm(floor, new Random(seed), PUPILS);
                term.passUntil(TermTown.LAST_DAY);
                term.watch.afterTheTerm();
                term.tell();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("With -Dsedd.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    @DisplayName("the watch can fail: it finds what is broken by hand")
    void seededFaults() {
        try (WorkFloor floor = WorkFloor.start()) {
            ATerm term = new ATerm(floor, new Random(20260413L), 96);
            LocalDate day = LocalDate.of(2026, 4, 23);
            Faults faults;
            do {
                day = day.plusDays(1);
                term.passUntil(day);
                faults = new Faults(floor, term, day);
            } while (!faults.haveSomethingToBreak() && day.isBefore(LocalDate.of(2026, 6, 12)));
            faults.areFound();
        }
    }

    /** Breaks one thing at a time, asks the watch, and takes it back. */
    private record Faults(WorkFloor floor, ATerm term, LocalDate day) {

        boolean haveSomethingToBreak() {
            return openCases(found -> !found.resting()).findAny().isPresent()
                    && openCases(AbsenceCase::resting).findAny().isPresent()
                    && openCases(found -> found.letterTerm().isPresent())
                            .findAny()
                            .isPresent();
        }

        void areFound() {
            AbsenceCase atWork = anyOpen(found -> !found.resting());
            isFound(
                    "exactly one running instance",
                    () -> floor.bean(RuntimeService.class).deleteProcessInstance(rootOf(atWork), "by hand"));
            isFound(
                    "should have an open case and has none",
                    () -> floor.bean(CaseRegistry.class).close(atWork.caseNumber(), day, "by hand"));
            isFound("not exactly one dated main step", () -> dropTheTimer(anyOpen(AbsenceCase::resting)));
            isFound("without an owner", () -> {
                floor.bean(TaskService.class).setAssignee(atWork.mainTask().orElseThrow(), null);
                floor.bean(CaseRegistry.class).ownerIs(atWork.caseNumber(), Optional.empty());
            });
            isFound(
                    "belongs to another one in the engine",
                    () -> floor.bean(CaseRegistry.class)
                            .ownerIs(atWork.caseNumber(), Optional.of("u-principal1-unseen-a")));
            isFound(
                    "open duties that are no open tasks",
                    () -> floor.bean(DutyLedger.class)
                            .withdrawn(atWork.mainTask().orElseThrow(), "by hand"));
            isFound("an open case without cause", this::openForNoReason);
            isFound(
                    "a letter twice",
                    () -> floor.bean(CaseProcesses.class)
                            .letterDue(anyOpen(found -> found.letterTerm().isPresent())));
            leavesWithoutHandOver(atWork);
        }

        private void isFound(String sentence, Runnable fault) {
            assertThatThrownBy(() -> floor.bean(TransactionTemplate.class).executeWithoutResult(status -> {
                        status.setRollbackOnly();
                        fault.run();
                        term.watch.compare(day);
                    }))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(sentence);
            term.watch.compare(day);
        }

        private void leavesWithoutHandOver(AbsenceCase found) {
            TermTown.Person owner = term.town.person(found.owner().orElseThrow());
            Optional<LocalDate> before = owner.until;
            owner.until = Optional.of(day.minusDays(2));
            assertThatThrownBy(() -> term.watch.compare(day)).hasMessageContaining("of somebody who has left");
            owner.until = before;
        }

        private void openForNoReason() {
            TermTown.Kid kid = term.town.kids().stream()
                    .filter(found ->
                            found.attendsOn(day) && !term.town.oracle().open().containsKey(found.id))
                    .findFirst()
                    .orElseThrow();
            floor.bean(OpenCase.class)
                    .byStaff(floor.bean(Register.class).pupil(kid.id).orElseThrow(), "concern-despite-low-rate");
        }

        private void dropTheTimer(AbsenceCase resting) {
            ManagementService management = floor.bean(ManagementService.class);
            floor.bean(RuntimeService.class)
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(resting.caseNumber())
                    .list()
                    .forEach(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream()
                            .map(Job::getId)
                            .forEach(management::deleteJob));
        }

        private String rootOf(AbsenceCase found) {
            return floor.bean(RuntimeService.class)
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(found.caseNumber())
                    .processDefinitionKey("absence-follow-up")
                    .singleResult()
                    .getId();
        }

        private AbsenceCase anyOpen(Predicate<AbsenceCase> wanted) {
            return openCases(wanted)
                    .min(Comparator.comparing(AbsenceCase::caseNumber))
                    .orElseThrow();
        }

        private Stream<AbsenceCase> openCases(Predicate<AbsenceCase> wanted) {
            return floor.bean(CaseRegistry.class).all(1_000).stream()
                    .filter(found -> found.state() != CaseState.CLOSED)
                    .filter(wanted);
        }
    }

    private static final class ATerm {

        private final TermTown town;
        private final TermStaff staff;
        private final TermWatch watch;
        private final DemoClock clock;
        private LocalDate next = TermTown.FIRST_DAY;

        private ATerm(WorkFloor floor, Random random, int pupils) {
            clock = floor.bean(DemoClock.class);
            passTo(TermTown.FIRST_DAY.minusDays(1), LocalTime.NOON);
            town = new TermTown(floor.context(), random, pupils);
            staff = new TermStaff(floor, town, random);
            watch = new TermWatch(floor, town);
            evaluated(TermTown.FIRST_DAY.minusDays(1));
        }

        private void passUntil(LocalDate last) {
            for (; !next.isAfter(last); next = next.plusDays(1)) {
                LocalDate day = next;
                passTo(day, LocalTime.of(7, 30));
                if (!TermTown.isWeekend(day)) {
                    town.changeRegister(day);
                    staff.work(day);
                }
                passTo(day, LocalTime.of(17, 0));
                town.sendLessons(day);
                evaluated(day);
            }
        }

        private void tell() {
            System.out.println(watch.summary() + " Done: " + staff.done());
        }

        private void evaluated(LocalDate day) {
            passTo(day, LocalTime.of(20, 0));
            watch.afterEvaluation(day);
        }

        private void passTo(LocalDate day, LocalTime time) {
            clock.advanceTo(day.atTime(time).atZone(STOCKHOLM).toInstant());
        }
    }
}
