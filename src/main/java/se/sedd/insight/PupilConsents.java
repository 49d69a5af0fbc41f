package se.sedd.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.consent.Consent;
import se.sedd.consent.Consent.Ended;
import se.sedd.consent.Consent.Ending;
import se.sedd.consent.Consents;
import se.sedd.consent.Giver;
import se.sedd.journal.Compartment;
import se.sedd.register.Pupil;

/** What has been agreed to, as the file it stands in shows it to its readers. */
@Component
class PupilConsents {

    private final Consents consents;
    private final SchoolCalendar calendar;

    PupilConsents(Consents consents, SchoolCalendar calendar) {
        this.consents = consents;
        this.calendar = calendar;
    }

    /**
     * @param purpose cooperation, sip
     * @param recipients codes of those who may be told
     * @param covers what it covers, in the words of whoever wrote it down
     * @param givers guardian-1, guardian-2, pupil
     * @param ended empty while it holds; else withdrawn or expired
     * @param endedOn the day on which it ended
     */
    record Agreement(
            String consentId,
            String purpose,
            List<String> recipients,
            Optional<String> covers,
            List<String> givers,
            LocalDate givenOn,
            LocalDate validUntil,
            Optional<String> ended,
            Optional<LocalDate> endedOn) {}

    private Stream<Consent> readable(Pupil pupil, Set<Compartment> readable) {
        return consents.ofPupil(pupil.ref(), readable).stream()
                .filter(consent -> consent.compartment() == Compartment.SOCIAL_SERVICES
                        || consent.schoolId().equals(pupil.schoolId()));
    }

    /** What this school, or social services, have; newest first; one that another has taken the place of is not told of again. */
    List<Agreement> of(Pupil pupil, Set<Compartment> readable) {
        LocalDate today = calendar.today(pupil.schoolId());
        return readable(pupil, readable)
                .filter(consent -> consent.ended()
                        .map(Ended::how)
                        .filter(Ending.RENEWED::equals)
                        .isEmpty())
                .map(consent -> agreement(consent, today))
                .toList();
    }

    /** The consent, if it is this pupil's and this reader may read it. */
    Optional<Consent> find(Pupil pupil, Set<Compartment> readable, String consentId) {
        return readable(pupil, readable)
                .filter(consent -> consent.id().equals(consentId))
                .findFirst();
    }

    private static Agreement agreement(Consent consent, LocalDate today) {
        Optional<String> ended = consent.ended()
                .map(Ended::how)
                .or(() -> consent.holdsOn(today) ? Optional.empty() : Optional.of(Ending.EXPIRED))
                .map(PupilConsents::code);
        return new Agreement(
                consent.id(),
                code(consent.purpose()),
                consent.recipients(),
                consent.covers(),
                consent.givers().stream().map(Giver::code).toList(),
                consent.givenOn(),
                consent.validUntil(),
                ended,
                consent.ended().map(Ended::on));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
