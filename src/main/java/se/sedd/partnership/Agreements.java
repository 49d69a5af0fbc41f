package se.sedd.partnership;

import java.time.LocalDate;
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
    private final SchoolCalendar calendar;

    Agreements(AgreementRegister agreements, AgreementProcesses processes, SchoolCalendar calendar) {
        this.agreements = agreements;
        this.processes = processes;
        this.calendar = calendar;
    }

    /** Begins the dialogue about an agreement; the id of its task. */
    @Transactional
    public String begin(String schoolId, Reach reach, String title, List<String> parties, String person) {
        return processes.begin(agreements.begin(schoolId, reach, title, parties, person, calendar.today(schoolId)));
    }

    /** When it is looked at again: on the day somebody has named, else after a year, but never after its last day. */
    public LocalDate nextReview(String schoolId, Optional<LocalDate> named, Optional<LocalDate> validUntil) {
        LocalDate day = named.orElseGet(() -> calendar.today(schoolId).plusYears(1));
        return validUntil.filter(day::isAfter).orElse(day);
    }

    /** Why these days do not go together, or empty. */
    public Optional<String> refusal(
            LocalDate signedOn, Optional<LocalDate> validUntil, Optional<LocalDate> nextReview) {
        if (validUntil.filter(last -> last.isBefore(signedOn)).isPresent()) {
            return Optional.of(SENTENCES.of("ends-before-signed"));
        }
        return nextReview
                .filter(review -> validUntil.filter(review::isAfter).isPresent())
                .map(late -> SENTENCES.of(
                        "review-after-end", validUntil.orElseThrow().toString()));
    }

    /** @param none whether there will be no agreement */
    @Transactional
    public void talked(Agreement agreement, boolean none, String author, String note) {
        agreements.happened(agreement.number(), "hold-dialogue", author, note);
        if (none) {
            agreements.ended(agreement.number(), State.NOT_REACHED, calendar.today(agreement.schoolId()));
        }
    }

    @Transactional
    public void signed(Agreement agreement, Terms terms, String author) {
        agreements.signed(agreement.number(), terms);
        agreements.happened(agreement.number(), "sign-agreement", author, terms.purpose());
    }

    /** It goes on as it is, until the next review. */
    @Transactional
    public void goesOn(Agreement agreement, Optional<LocalDate> nextReview, String author, String note) {
        agreements.happened(agreement.number(), "review-agreement", author, note);
        agreements.reviewed(agreement.number(), nextReview(agreement.schoolId(), nextReview, agreement.validUntil()));
    }

    /** It is to be talked about anew; it holds meanwhile. */
    @Transactional
    public void changes(Agreement agreement, String author, String note) {
        agreements.happened(agreement.number(), "review-agreement", author, note);
    }

    @Transactional
    public void ends(Agreement agreement, String author, String note) {
        agreements.happened(agreement.number(), "review-agreement", author, note);
        agreements.ended(agreement.number(), State.ENDED, calendar.today(agreement.schoolId()));
    }

    @Transactional
    public void reminded(Agreement agreement, String person) {
        agreements.happened(agreement.number(), "reminded", person, "");
    }
}
