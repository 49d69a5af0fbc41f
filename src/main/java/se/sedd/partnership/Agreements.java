package se.sedd.partnership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Sentences;
import se.sedd.partnership.Agreement.Reach;
import se.sedd.partnership.Agreement.State;

/** Agreements with partners: dialogue, agreement, a review every year. */
@Component
public class Agreements {

    private static final Sentences SENTENCES = new Sentences("se.sedd.partnership.sentences");

    private final AgreementRegister agreements;
    private final AgreementProcesses processes;
    private final AgreementHistory history;
    private final SchoolCalendar calendar;
    private final Clock clock;

    Agreements(
            AgreementRegister agreements,
            AgreementProcesses processes,
            AgreementHistory history,
            SchoolCalendar calendar,
            Clock clock) {
        this.agreements = agreements;
        this.processes = processes;
        this.history = history;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Begins the dialogue about an agreement; the id of its task.
     *
     * @param offices of the partners' table that are party to it
     */
    @Transactional
    public String begin(
            String schoolId,
            Reach reach,
            String title,
            List<String> parties,
            Collection<String> offices,
            String person) {
        return processes.begin(
                agreements.begin(schoolId, reach, title, parties, offices, person, calendar.today(schoolId)));
    }

    /** When it is looked at again: on the day somebody has named, else after a year, but never after its last day. */
    public LocalDate nextReview(String schoolId, Optional<LocalDate> named, Optional<LocalDate> validUntil) {
        LocalDate day = named.orElseGet(() -> calendar.today(schoolId).plusYears(1));
        return validUntil.filter(day::isAfter).orElse(day);
    }

    /** Why these days do not go together, or empty. */
    public Optional<String> refusal(
            LocalDate signedOn,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validUntil,
            Optional<LocalDate> nextReview) {
        if (validUntil
                .filter(last -> validFrom.filter(last::isBefore).isPresent())
                .isPresent()) {
            return Optional.of(SENTENCES.of("ends-before-it-begins"));
        }
        if (validUntil.filter(last -> last.isBefore(signedOn)).isPresent()) {
            return Optional.of(SENTENCES.of("ends-before-signed"));
        }
        return nextReview
                .filter(review -> validUntil.filter(review::isAfter).isPresent())
                .map(late -> SENTENCES.of(
                        "review-after-end", validUntil.orElseThrow().toString()));
    }

    /** A task about it waits until the day. */
    @Transactional
    public void waits(Agreement agreement, String step, LocalDate dueOn) {
        agreements.waits(agreement.number(), step, dueOn);
    }

    /** @param outcome agreement, continue or no-agreement */
    @Transactional
    public void talked(Agreement agreement, String outcome, String author, String note) {
        happened(agreement, "hold-dialogue", author, Optional.of(outcome), List.of(), note);
        if (outcome.equals("no-agreement")) {
            agreements.ended(
                    agreement.number(),
                    agreement.signedOn().isPresent() ? State.ENDED : State.NOT_REACHED,
                    calendar.today(agreement.schoolId()));
        }
    }

    /** What it said before is kept. */
    @Transactional
    public void signed(Agreement agreement, Terms terms, String author) {
        if (agreement.signedOn().isPresent()) {
            history.keep(agreement, calendar.today(agreement.schoolId()));
        }
        agreements.signed(agreement.number(), terms);
        happened(agreement, "sign-agreement", author, Optional.empty(), List.of(), "");
    }

    /**
     * It goes on as it is until the next review, is to be talked about anew and holds meanwhile, or ends.
     *
     * @param decision continue, change or end
     * @param people who took part, as the form's codes
     * @param nextReview as somebody has named it
     */
    @Transactional
    public void reviewed(
            Agreement agreement,
            String decision,
            List<String> people,
            Optional<LocalDate> nextReview,
            String author,
            String note) {
        happened(agreement, "review-agreement", author, Optional.of(decision), people, note);
        switch (decision) {
            case "continue" ->
                agreements.reviewed(
                        agreement.number(), nextReview(agreement.schoolId(), nextReview, agreement.validUntil()));
            case "end" -> agreements.ended(agreement.number(), State.ENDED, calendar.today(agreement.schoolId()));
            default -> {
                // the dialogue is the model's next step
            }
        }
    }

    @Transactional
    public void reminded(Agreement agreement, String person) {
        happened(agreement, AgreementHistory.REMINDED, person, Optional.empty(), List.of(), "");
    }

    /** The one above has looked through what is late, this among it. */
    @Transactional
    public void overdueReviewed(String number, String person) {
        happened(agreements.get(number), "overdue-reviewed", person, Optional.empty(), List.of(), "");
    }

    private void happened(
            Agreement agreement,
            String kind,
            String person,
            Optional<String> outcome,
            List<String> people,
            String note) {
        history.happened(
                agreement.number(), new AgreementHistory.Event(clock.instant(), kind, person, outcome, people, note));
    }
}
