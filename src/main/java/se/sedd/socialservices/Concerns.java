package se.sedd.socialservices;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Sentences;
import se.sedd.engine.TaskLanguage;
import se.sedd.journal.JournalText;
import se.sedd.register.Pupil;

/**
 * Concern reports to social services (SoL 2025:400, 19:1). Everyone who works at a school reports by themselves and at once; one
 * report per employee and child.
 */
@Component
public class Concerns {

    private static final Sentences SENTENCES = new Sentences("se.sedd.socialservices.sentences");

    private final ConcernRegister concerns;
    private final ConcernProcesses processes;
    private final ConcernJournal journal;
    private final Handlers handlers;
    private final ReportWay way;
    private final Principals principals;
    private final SchoolCalendar calendar;
    private final Clock clock;
    private final TaskLanguage language;

    Concerns(
            ConcernRegister concerns,
            ConcernProcesses processes,
            ConcernJournal journal,
            Handlers handlers,
            ReportWay way,
            Principals principals,
            SchoolCalendar calendar,
            Clock clock,
            TaskLanguage language) {
        this.language = language;
        this.concerns = concerns;
        this.processes = processes;
        this.journal = journal;
        this.handlers = handlers;
        this.way = way;
        this.principals = principals;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Opens the employee's own {@code report-concern} about the pupil, due at once. Whoever has one open about this pupil already
     * gets no second one.
     *
     * @param caseNumber the absence case in which the concern arose, if it did
     * @return the task's id
     */
    @Transactional
    public String begin(Pupil pupil, String author, Optional<String> caseNumber) {
        Optional<Concern> unfinished = concerns.unfinished(pupil, author);
        Optional<String> waiting = unfinished.flatMap(Concern::taskId).filter(processes::isWaiting);
        if (waiting.isPresent()) {
            return waiting.get();
        }
        unfinished.ifPresent(lost -> concerns.givenUp(lost.key()));
        Concern begun = concerns.begin(pupil, author, caseNumber, calendar.today(pupil.schoolId()), clock.instant());
        processes.begun(begun);
        return concerns.get(begun.key())
                .taskId()
                .orElseThrow(() -> new IllegalStateException("No task was opened for the report " + begun.key()));
    }

    /**
     * Why a report about this pupil would reach nobody now, as a sentence for whoever is about to send it, or empty. It is asked
     * when a form that reports is submitted, so that nothing is lost.
     */
    public Optional<String> cannotBeSent(Pupil pupil) {
        return way.isTheAuthorsOwn(pupil.schoolId()) || handlers.anybodyFor(pupil)
                ? Optional.empty()
                : Optional.of(SENTENCES.in(language.of(pupil.schoolId())).of("nobody-receives"));
    }

    /**
     * The principal has decided to report: it goes to social services at once.
     *
     * @param guardiansInformed before, at-the-same-time or no
     * @param observations what the report says; further answers of the form are left out of it
     * @throws IllegalStateException if nobody at social services could receive it
     */
    @Transactional
    public void decided(
            Pupil pupil,
            String author,
            String caseNumber,
            String guardiansInformed,
            boolean feedbackRequested,
            List<JournalText> observations) {
        Concern decided = concerns.decide(pupil, author, caseNumber, calendar.today(pupil.schoolId()), clock.instant());
        List<JournalText> report = new ArrayList<>(observations);
        if (observations.stream().noneMatch(text -> text.key().equals("guardiansInformed"))) {
            report.add(new JournalText(
                    "guardiansInformed",
                    SENTENCES.in(language.of(pupil.schoolId())).of("guardians-informed"),
                    SENTENCES.in(language.of(pupil.schoolId())).of("guardians-informed." + guardiansInformed),
                    guardiansInformed,
                    false));
        }
        journal.reported(decided, report);
        processes.decided(decided, guardiansInformed, feedbackRequested);
    }

    /** Whether whoever reports at this school gets the authority's answer outside Sedd, so that nobody here waits for it. */
    public boolean isAnsweredOutside(String schoolId) {
        return way.isTheAuthorsOwn(schoolId);
    }

    /** A report that was begun by somebody who does not work here any more: the principal has to know. */
    @Transactional
    public void leftBehind(Concern concern) {
        principals.tell(concern, "concern-left-behind");
    }
}
