package se.sedd.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.sedd.attendance.Attendance;
import se.sedd.attendance.DayTotal;
import se.sedd.attendance.Window;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.SchoolYear;
import se.sedd.calendar.Term;
import se.sedd.outbox.Holds;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.SchoolForm;
import se.sedd.routine.AbsenceRules;
import se.sedd.routine.Routine;
import se.sedd.routine.Standing;

/**
 * Looks at every pupil of every school on a date and tells the cases what has changed. One transaction per school, which holds
 * the guard row: whoever evaluates at the same time waits, on any node, and finds nothing left to do.
 */
@Component
public class Evaluation {

    private static final Logger log = LoggerFactory.getLogger(Evaluation.class);

    private final Register register;
    private final Attendance attendance;
    private final SchoolCalendar calendar;
    private final Routine routine;
    private final CaseRegistry cases;
    private final CaseProcesses processes;
    private final DataQuality dataQuality;
    private final Unseen unseen;
    private final Holds holds;
    private final EvaluationRuns runs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Evaluation(
            Register register,
            Attendance attendance,
            SchoolCalendar calendar,
            Routine routine,
            CaseRegistry cases,
            CaseProcesses processes,
            DataQuality dataQuality,
            Unseen unseen,
            Holds holds,
            EvaluationRuns runs,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.register = register;
        this.attendance = attendance;
        this.calendar = calendar;
        this.routine = routine;
        this.cases = cases;
        this.processes = processes;
        this.dataQuality = dataQuality;
        this.unseen = unseen;
        this.holds = holds;
        this.runs = runs;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Evaluates every school on the date. Those who have left are seen to first, at every school: a pupil who has moved has no
     * open case any more when the new school is evaluated. What goes wrong at one school keeps no other from being evaluated.
     *
     * @throws EvaluationFailed when a school could not be evaluated, after all the others have been
     */
    public EvaluationResult evaluate(LocalDate date) {
        List<School> schools = register.schools();
        Map<String, RuntimeException> failures = new TreeMap<>();
        cases.ofThoseWhoLeft(date).forEach(found -> attempt(found.schoolId(), failures, () -> closeForLeaving(found)));
        List<EvaluationRuns.Run> done = new ArrayList<>();
        EvaluationResult all = EvaluationResult.NOTHING;
        for (School school : schools) {
            EvaluationResult result = attempt(school.id(), failures, () -> evaluate(school, date));
            boolean failed = failures.containsKey(school.id());
            int left = failed ? 0 : unseen.at(school, date).size();
            done.add(new EvaluationRuns.Run(school.id(), date, failed, result.pupils(), left));
            all = all.plus(result);
        }
        runs.keep(done);
        log.info(
                "Evaluated {}: {} pupils, {} opened, {} worsened, {} restored, {} with low coverage",
                date,
                all.pupils(),
                all.opened(),
                all.worsened(),
                all.restored(),
                all.lowCoverage());
        if (!failures.isEmpty()) {
            throw new EvaluationFailed(date, failures, failures.size() == schools.size());
        }
        return all;
    }

    private EvaluationResult attempt(
            String schoolId, Map<String, RuntimeException> failures, Supplier<EvaluationResult> work) {
        try {
            return transaction.execute(status -> work.get());
        } catch (RuntimeException e) {
            log.error("The evaluation failed at {}", schoolId, e);
            failures.putIfAbsent(schoolId, e);
            return EvaluationResult.NOTHING;
        }
    }

    private EvaluationResult closeForLeaving(AbsenceCase found) {
        hold();
        cases.find(found.caseNumber())
                .filter(still -> still.state() != CaseState.CLOSED)
                .ifPresent(still -> {
                    cases.endsAs(still.caseNumber(), "handed-over");
                    processes.pupilLeft(still);
                });
        return EvaluationResult.NOTHING;
    }

    /** Until the end of the transaction whoever else evaluates waits, on any node. */
    private void hold() {
        jdbc.sql("select id from sedd.evaluation_guard where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    private EvaluationResult evaluate(School school, LocalDate date) {
        AbsenceRules rules = routine.absenceRules(school, date);
        if (!rules.followsUp() || school.schoolForm() != SchoolForm.COMPULSORY) {
            return EvaluationResult.NOTHING;
        }
        hold();
        return new OneSchool(school, date, rules).evaluate();
    }

    /** The evaluation of one school, with what is read once for all its pupils. */
    private final class OneSchool {

        private final School school;
        private final LocalDate date;
        private final AbsenceRules rules;
        private final Map<String, Pupil> pupils = new HashMap<>();
        private final Map<String, AbsenceCase> open;
        private final Map<String, LocalDate> countsFrom;
        private final Map<String, Integer> casesInTwoTerms;
        private final Set<String> hadLetterThisTerm;
        private final Set<String> heldBack;
        private final Map<InvestigationGrounds, Optional<String>> investigationQuestions = new HashMap<>();
        private final List<Breach> breaches = new ArrayList<>();
        private final List<DataQuality.Finding> unknown = new ArrayList<>();
        private int worsened;
        private int restored;
        private int seen;

        private OneSchool(School school, LocalDate date, AbsenceRules rules) {
            this.school = school;
            this.date = date;
            this.rules = rules;
            register.pupilsOf(school.id()).forEach(pupil -> pupils.put(pupil.id(), pupil));
            this.open = cases.openAt(school.id());
            this.countsFrom =
                    cases.countsFromAt(school.id(), SchoolYear.of(date).start());
            LocalDate termBefore = Term.of(Term.of(date).start().minusDays(1)).start();
            this.casesInTwoTerms = cases.casesSince(school.id(), termBefore);
            this.heldBack = holds.heldAt(school.id());
            this.hadLetterThisTerm =
                    cases.pupilsWithLetter(school.id(), Term.of(date).id());
        }

        private EvaluationResult evaluate() {
            attendance.eachPupil(school.id(), SchoolYear.of(date).start(), date, this::look);
            int opened = openCases();
            dataQuality.replace(school.id(), unknown);
            return new EvaluationResult(seen, opened, worsened, restored, unknown.size());
        }

        private void look(String pupilId, List<DayTotal> schoolDays) {
            Pupil pupil = pupils.get(pupilId);
            if (pupil == null) {
                return;
            }
            seen++;
            Situation situation = new Situation(date, rules, schoolDays);
            Window window = situation.window();
            if (window.days() > 0 && !situation.isKnown(window)) {
                unknown.add(new DataQuality.Finding(
                        pupilId, school.id(), date, window.days(), window.offered(), window.reported()));
            }
            AbsenceCase running = open.get(pupilId);
            if (running == null) {
                if (situation.callsForCase(Optional.ofNullable(countsFrom.get(pupilId)))) {
                    breaches.add(new Breach(pupil, situation.standing(), situation.isSevere()));
                }
            } else {
                follow(running, situation, schoolDays);
            }
        }

        private void follow(AbsenceCase running, Situation situation, List<DayTotal> schoolDays) {
            if (date.isBefore(running.openedOn())) {
                return;
            }
            if (wasOpenedByMistake(running, situation, schoolDays)) {
                cases.endsAs(running.caseNumber(), "opened-by-mistake");
                processes.restored(running);
                restored++;
                return;
            }
            boolean opensAgain = situation.callsForCase(Optional.of(running.countsFrom()));
            if (situation.isStableSince(running.countsFrom()) && !opensAgain) {
                cases.endsAs(running.caseNumber(), "restored");
                processes.restored(running);
                restored++;
                return;
            }
            boolean worse = severity(running, situation);
            if (running.resting() && restIsOver(running, situation, worse)) {
                processes.restEnded(running);
            } else if (!running.resting() && contactIsLost(running, situation)) {
                processes.contactLost(running);
            }
            askForSupport(running, situation);
            askForInvestigation(running, situation);
        }

        /**
         * Late excuses and corrections: with what is known now, absence would never have opened the case. Over the summer nothing
         * is corrected; the new school year only counts from its own first day.
         */
        private boolean wasOpenedByMistake(AbsenceCase running, Situation situation, List<DayTotal> schoolDays) {
            Optional<LocalDate> earlierContact = Optional.ofNullable(countsFrom.get(running.pupilId()));
            return running.openedBecause().equals(AbsenceCase.THRESHOLD)
                    && running.lastContactOn().isEmpty()
                    && running.level() == Level.MENTOR
                    && SchoolYear.of(running.openedOn()).equals(SchoolYear.of(date))
                    && !new Situation(running.openedOn(), rules, schoolDays).callsForCase(earlierContact)
                    && !situation.callsForCase(earlierContact)
                    && !situation.callsForCase(Optional.of(running.openedOn()));
        }

        private boolean severity(AbsenceCase running, Situation situation) {
            boolean expectedAway = running.resting()
                    && running.restExplained()
                    && running.expectedBack().map(date::isBefore).orElse(false);
            if (!running.severe() && situation.isSevere() && !expectedAway) {
                cases.severe(running.caseNumber(), true);
                worsened++;
                return true;
            }
            if (running.severe() && situation.isSevereNoMore()) {
                cases.severe(running.caseNumber(), false);
            }
            return false;
        }

        private boolean restIsOver(AbsenceCase running, Situation situation, boolean worse) {
            if (running.restExplained()) {
                return running.expectedBack()
                        .map(back -> !date.isBefore(back) && situation.isStillAbsent(back))
                        .orElse(false);
            }
            return worse || running.restFrom().map(situation::isBackSinceRest).orElse(false);
        }

        /**
         * Whole days of invalid absence in a row, and no adult reached since: the home was rung in vain, or the days have
         * passed since the case was opened. Absence from before anybody rang is what the first call is for.
         */
        private boolean contactIsLost(AbsenceCase running, Situation situation) {
            boolean tried = running.callAttempts() > 0;
            Optional<LocalDate> countsAfter =
                    running.lastAdultOn().or(() -> tried ? Optional.empty() : Optional.of(running.openedOn()));
            return running.level() == Level.MENTOR && situation.daysLost(countsAfter) >= rules.lostContactDays();
        }

        private void askForSupport(AbsenceCase running, Situation situation) {
            Window window = situation.window();
            if (running.resting()
                    || heldBack.contains(running.pupilRef())
                    || running.lastContactOn().isEmpty()
                    || !situation.isKnown(window)) {
                return;
            }
            if (situation.isSevere() && !hadLetterThisTerm.contains(running.pupilId())) {
                cases.letterAsked(running.caseNumber(), Term.of(date).id());
                processes.letterDue(running);
            }
            if (situation.callsForContactPerson() && !running.contactPersonAsked()) {
                cases.contactPersonAsked(running.caseNumber());
                processes.contactPersonDue(running);
            }
        }

        private void askForInvestigation(AbsenceCase running, Situation situation) {
            boolean beforeStudentHealth = running.level() == Level.MENTOR || running.level() == Level.COORDINATOR;
            boolean settled = running.investigation().isPresent()
                    && running.reconsiderOn().map(date::isBefore).orElse(true);
            if (!beforeStudentHealth || running.questionOpen() || settled) {
                return;
            }
            InvestigationGrounds grounds = new InvestigationGrounds(
                    situation.isSevere() ? situation.severeDays() : 0,
                    situation.daysAway(),
                    casesInTwoTerms.getOrDefault(running.pupilId(), 1),
                    running.continues());
            investigationQuestions
                    .computeIfAbsent(grounds, this::investigationQuestion)
                    .ifPresent(reason -> {
                        cases.questionOpen(running.caseNumber(), true);
                        processes.investigationQuestioned(running);
                    });
        }

        private Optional<String> investigationQuestion(InvestigationGrounds grounds) {
            return routine.investigationQuestion(
                    school,
                    date,
                    grounds.severeDays(),
                    grounds.daysAway(),
                    grounds.casesInTwoTerms(),
                    grounds.continues());
        }

        /** Worst absence first, so that its call comes first. */
        private int openCases() {
            LocalDate today = calendar.today(school.id());
            LocalDate nextSchoolDay = calendar.plus(school.id(), date, 1);
            LocalDate firstCall =
                    nextSchoolDay.isBefore(today) ? calendar.onOrAfter(school.id(), today) : nextSchoolDay;
            FirstCalls calls = new FirstCalls(
                    calendar,
                    school.id(),
                    firstCall,
                    rules.firstCallsPerDay(),
                    breaches.isEmpty() ? Map.of() : cases.plannedCalls(school.id(), firstCall));
            breaches.sort(Comparator.comparing(Breach::standing, Standing.WORST_FIRST)
                    .thenComparing(breach -> breach.pupil().id()));
            for (Breach breach : breaches) {
                Pupil pupil = breach.pupil();
                String number = cases.nextNumber(date);
                cases.open(
                        number,
                        pupil.id(),
                        pupil.ref(),
                        school.id(),
                        date,
                        AbsenceCase.THRESHOLD,
                        calls.next(pupil.mentor()));
                if (breach.severe()) {
                    cases.severe(number, true);
                }
                processes.start(number, pupil, false);
            }
            return breaches.size();
        }
    }

    /** What the table of the investigation's question is asked about; most open cases of a school ask the same. */
    private record InvestigationGrounds(int severeDays, int daysAway, int casesInTwoTerms, int continues) {}

    private record Breach(Pupil pupil, Standing standing, boolean severe) {}
}
