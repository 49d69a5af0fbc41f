package se.sedd.insight.panel;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import se.sedd.cooperation.ContactRights;
import se.sedd.journal.Compartment;
import se.sedd.register.Pupil;
import se.sedd.routine.OutsideBody;

/** What has been agreed to, as the file it stands in shows it to its readers. */
@Component
class PupilConsents {

    private final Consents consents;
    private final SchoolCalendar calendar;
    private final ContactRights rights;

    PupilConsents(Consents consents, SchoolCalendar calendar, ContactRights rights) {
        this.consents = consents;
        this.rights = rights;
        this.calendar = calendar;
    }

    /**
     * @param purpose cooperation, sip, contact
     * @param recipients codes of those who may be told
     * @param recipientNames what the municipality calls them, where it has a name for them, by code
     * @param covers what it covers, in the words of whoever wrote it down
     * @param givers guardian-1, guardian-2, pupil
     * @param ended empty while it holds; else withdrawn or expired
     * @param endedOn the day on which it ended
     */
    record Agreement(
            String consentId,
            String purpose,
            List<String> recipients,
            Map<String, String> recipientNames,
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
        Map<String, String> names =
                rights.bodies(pupil.schoolId()).stream().collect(toMap(OutsideBody::code, OutsideBody::label));
        return readable(pupil, readable)
                .filter(consent -> consent.ended()
                        .map(Ended::how)
                        .filter(Ending.RENEWED::equals)
                        .isEmpty())
                .map(consent -> agreement(consent, today, names))
                .toList();
    }

    /** The consent, if it is this pupil's and this reader may read it. */
    Optional<Consent> find(Pupil pupil, Set<Compartment> readable, String consentId) {
        return readable(pupil, readable)
                .filter(consent -> consent.id().equals(consentId))
                .findFirst();
    }

    private static Agreement agreement(Consent consent, LocalDate today, Map<String, String> names) {
        Optional<String> ended = consent.ended()
                .map(Ended::how)
                .or(() -> consent.holdsOn(today) ? Optional.empty() : Optional.of(Ending.EXPIRED))
                .map(PupilConsents::code);
        return new Agreement(
                consent.id(),
                code(consent.purpose()),
                consent.recipients(),
                consent.recipients().stream().filter(names::containsKey).collect(toMap(identity(), names::get)),
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
