package se.sedd.rhythm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Sentences;
import se.sedd.engine.TaskLanguage;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.MoveStep;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.StaffMember;

/**
 * A student health meeting decides about a pupil: an action with owner and date, which becomes a task of the case; the running
 * step sooner; or nothing new. The words are written into the pupil's journal in the same transaction.
 */
@Component
public class DecideAtMeeting {

    /** The journal's key of what was decided; its raw value is an agreed action (action, owner, dueDate) with the decision's id. */
    public static final String DECIDED = "meetingDecision";

    /** The journal's entry of an action that was decided. */
    public static final String ACTION_DECIDED = "meeting-decided";

    private static final String STEP_EARLIER = "meeting-step-earlier";
    private static final String DUE = "decisionDue";
    private static final int LONGEST_TEXT = 2_000;
    private static final Sentences SENTENCES = new Sentences("se.sedd.rhythm.sentences");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DecisionRegister decisions;
    private final MeetingProcesses processes;
    private final StudentHealthDates dates;
    private final MoveStep step;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final Journal journal;
    private final Clock clock;
    private final TaskLanguage language;

    DecideAtMeeting(
            DecisionRegister decisions,
            MeetingProcesses processes,
            StudentHealthDates dates,
            MoveStep step,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar,
            Journal journal,
            Clock clock,
            TaskLanguage language) {
        this.language = language;
        this.decisions = decisions;
        this.processes = processes;
        this.dates = dates;
        this.step = step;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param action what is to be done, in words
     * @param owner userId
     */
    public record Wanted(
            MeetingDecision.Kind kind, Optional<String> action, Optional<String> owner, Optional<LocalDate> dueDate) {}

    /** Why it cannot be decided so, in a sentence for the person. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }

    /**
     * @param found an open case of the meeting's school
     * @throws Refused where something is missing, or the owner or the date cannot be
     */
    @Transactional
    public MeetingDecision decide(
            StudentHealthMeeting meeting, AbsenceCase found, Pupil pupil, Wanted wanted, String author) {
        LocalDate today = calendar.today(found.schoolId());
        MeetingDecision decision = switch (wanted.kind()) {
            case ACTION -> action(meeting, found, pupil, wanted, author, today);
            case EARLIER -> earlier(meeting, found, wanted, author, today);
            case NO_CHANGE ->
                decision(meeting, found, MeetingDecision.Kind.NO_CHANGE, Optional.empty(), Optional.empty(), author);
        };
        decisions.add(decision, clock.instant());
        journal.write(entry(decision, Optional.of(author), kind(decision), Optional.empty(), words(decision, wanted)));
        if (decision.kind() == MeetingDecision.Kind.ACTION) {
            processes.begin(decision);
        } else if (decision.kind() == MeetingDecision.Kind.EARLIER) {
            step.sooner(found, decision.dueDate().orElseThrow());
        }
        return decision;
    }

    private MeetingDecision action(
            StudentHealthMeeting meeting,
            AbsenceCase found,
            Pupil pupil,
            Wanted wanted,
            String author,
            LocalDate today) {
        String text = wanted.action().map(String::strip).orElse("");
        refuseIf(found, text.isEmpty(), "no-action");
        refuseIf(found, text.length() > LONGEST_TEXT, "action-too-long");
        String owner = wanted.owner().or(found::owner).orElseThrow(() -> refused(found, "no-owner"));
        boolean able = register.staff(owner)
                .filter(person -> person.worksAt(found.schoolId()) && person.employedOn(today))
                .filter(person -> responsibilities.mayActFor(pupil, person.userId(), today))
                .isPresent();
        refuseIf(found, !able, "owner-not-here");
        LocalDate due = wanted.dueDate().orElseGet(() -> dates.dueDay(found.schoolId(), "complete-meeting-decision"));
        refuseIf(found, due.isBefore(today), "date-in-the-past");
        refuseIf(found, due.isAfter(today.plusYears(1)), "date-too-far");
        return decision(meeting, found, MeetingDecision.Kind.ACTION, Optional.of(owner), Optional.of(due), author);
    }

    private MeetingDecision earlier(
            StudentHealthMeeting meeting, AbsenceCase found, Wanted wanted, String author, LocalDate today) {
        refuseIf(found, found.resting() || found.mainTask().isEmpty(), "resting");
        LocalDate due = wanted.dueDate().orElseThrow(() -> refused(found, "no-date"));
        refuseIf(found, due.isBefore(today), "date-in-the-past");
        refuseIf(found, !due.isBefore(found.dueDate()), "not-earlier");
        return decision(meeting, found, MeetingDecision.Kind.EARLIER, found.owner(), Optional.of(due), author);
    }

    private static MeetingDecision decision(
            StudentHealthMeeting meeting,
            AbsenceCase found,
            MeetingDecision.Kind kind,
            Optional<String> owner,
            Optional<LocalDate> due,
            String author) {
        return new MeetingDecision(
                UUID.randomUUID().toString(),
                meeting.number(),
                found.caseNumber(),
                found.pupilRef(),
                found.schoolId(),
                kind,
                owner,
                due,
                Optional.empty(),
                kind == MeetingDecision.Kind.ACTION ? MeetingDecision.State.OPEN : MeetingDecision.State.DONE,
                author);
    }

    /** What was decided in cases that are over by now falls away, and whoever had it is told. */
    @Transactional
    public void dropThoseOfClosedCases() {
        List<MeetingDecision> left = decisions.openOfClosedCases();
        if (left.isEmpty()) {
            return;
        }
        left.forEach(decision ->
                decisions.settled(decision.id(), MeetingDecision.State.DROPPED, calendar.today(decision.schoolId())));
        journal.write(left.stream()
                .map(decision ->
                        entry(decision, Optional.empty(), "meeting-decision-dropped", decision.owner(), List.of()))
                .toList());
        processes.withdraw(left);
    }

    private JournalEntry entry(
            MeetingDecision decision,
            Optional<String> author,
            String kind,
            Optional<String> addressee,
            List<JournalText> texts) {
        return new JournalEntry(
                clock.instant(),
                decision.pupilRef(),
                Optional.of(decision.caseNumber()),
                Compartment.SCHOOL,
                author,
                kind,
                Optional.empty(),
                addressee,
                texts);
    }

    private static String kind(MeetingDecision decision) {
        return switch (decision.kind()) {
            case ACTION -> ACTION_DECIDED;
            case EARLIER -> STEP_EARLIER;
            case NO_CHANGE -> "meeting-no-change";
        };
    }

    private List<JournalText> words(MeetingDecision decision, Wanted wanted) {
        List<JournalText> texts = new ArrayList<>();
        if (decision.kind() == MeetingDecision.Kind.ACTION) {
            String action = wanted.action().orElseThrow().strip();
            texts.add(text(decision.schoolId(), DECIDED, "label.action", action, raw(decision, action)));
            decision.owner()
                    .flatMap(register::staff)
                    .map(StaffMember::name)
                    .ifPresent(
                            name -> texts.add(text(decision.schoolId(), "decisionOwner", "label.owner", name, name)));
        }
        decision.dueDate()
                .map(LocalDate::toString)
                .ifPresent(due -> texts.add(text(decision.schoolId(), DUE, "label.due", due, due)));
        return texts;
    }

    private JournalText text(String schoolId, String key, String label, String answer, String raw) {
        return new JournalText(key, SENTENCES.in(language.of(schoolId)).of(label), answer, raw, false);
    }

    private static String raw(MeetingDecision decision, String action) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("decision", decision.id());
        row.put("action", action);
        row.put("ownerKind", "school");
        row.put("owner", decision.owner().orElse(""));
        row.put("dueDate", decision.dueDate().map(LocalDate::toString).orElse(""));
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is JSON", e);
        }
    }

    /** To which day this entry of the journal says that a meeting has brought the running step forward, where it does. */
    public static Optional<LocalDate> broughtForwardTo(JournalEntry entry) {
        return entry.kind().equals(STEP_EARLIER)
                ? entry.texts().stream()
                        .filter(text -> text.key().equals(DUE))
                        .map(text -> LocalDate.parse(text.raw()))
                        .findFirst()
                : Optional.empty();
    }

    /** Which decision this text of the journal is about, where it is one. */
    public static Optional<String> decisionIn(JournalText text) {
        if (!text.key().equals(DECIDED)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text.raw()).path("decision").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The journal holds a decision that is no JSON", e);
        }
    }

    private void refuseIf(AbsenceCase found, boolean refused, String sentence) {
        if (refused) {
            throw refused(found, sentence);
        }
    }

    private Refused refused(AbsenceCase found, String sentence) {
        return new Refused(SENTENCES.in(language.of(found.schoolId())).of(sentence));
    }
}
