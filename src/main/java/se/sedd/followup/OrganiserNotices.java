package se.sedd.followup;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.ledger.DutyKind;
import se.sedd.ledger.DutyLedger;
import se.sedd.outbox.Channel;
import se.sedd.outbox.MessageSettled;
import se.sedd.outbox.MessageState;
import se.sedd.outbox.Outbox;
import se.sedd.outbox.OutboxListener;
import se.sedd.outbox.OutgoingMessage;
import se.sedd.outbox.Topic;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.School;

/**
 * Tells the huvudman, and another home municipality, that an investigation has begun (skollagen 7:19 a, 7:22). The notice is put
 * in the outbox in the transaction of the decision. The journal says that they are notified when the notice has been taken over, with
 * the outbox's row as its receipt; what cannot be delivered the principal is told, and does by hand.
 */
@Component
@EnableConfigurationProperties(OrganiserAddresses.class)
public class OrganiserNotices implements OutboxListener {

    /** The duty to tell is the Swedish law's. */
    private static final String SWEDEN = "SE";

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("se.sedd.followup.notices", SWEDISH);
    private static final String ORGANISER = "organiser";
    private static final String HOME_MUNICIPALITY = "home-municipality";
    private static final Duration USEFUL = Duration.ofDays(7);

    private final Outbox outbox;
    private final OrganiserAddresses addresses;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final CaseRegistry cases;
    private final CaseJournal journal;
    private final DutyLedger ledger;
    private final Clock clock;

    OrganiserNotices(
            Outbox outbox,
            OrganiserAddresses addresses,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar,
            CaseRegistry cases,
            CaseJournal journal,
            DutyLedger ledger,
            Clock clock) {
        this.outbox = outbox;
        this.addresses = addresses;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.cases = cases;
        this.journal = journal;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Writes the notices of a case in which an investigation has been decided, where the law asks for them. */
    public void investigationBegun(AbsenceCase found) {
        School school = register.school(found.schoolId()).orElseThrow();
        if (!school.country().equals(SWEDEN)) {
            return;
        }
        Pupil pupil = register.pupil(found.pupilId()).orElseThrow();
        if (pupil.protectedIdentity()) {
            throw new IllegalStateException("The notices of case " + found.caseNumber() + " go by hand");
        }
        put(
                found,
                school,
                pupil,
                DutyKind.NOTIFY_ORGANISER,
                ORGANISER,
                school.organiser().orElse(school.name()));
        pupil.homeMunicipality()
                .filter(home -> !home.equals(school.municipality().orElse(home)))
                .ifPresent(
                        home -> put(found, school, pupil, DutyKind.NOTIFY_HOME_MUNICIPALITY, HOME_MUNICIPALITY, home));
    }

    private void put(AbsenceCase found, School school, Pupil pupil, DutyKind duty, String kind, String recipient) {
        LocalDate today = calendar.today(school.id());
        ledger.arose(List.of(found.duty(duty, Optional.empty(), today)));
        String receipt = found.caseNumber() + "-" + kind;
        String text = new MessageFormat(WORDS.getString(kind), SWEDISH).format(new Object[] {
            recipient, school.name(), pupil.name(), pupil.className(), today.toString(), receipt
        });
        outbox.put(new OutgoingMessage(
                "organiser-notice/" + receipt + "/" + today,
                topic(),
                Channel.EMAIL,
                addresses.of(recipient),
                SWEDISH.toLanguageTag(),
                WORDS.getString("subject"),
                text,
                List.of(),
                pupil.ref(),
                Optional.of(found.caseNumber()),
                school.id(),
                clock.instant().plus(USEFUL)));
    }

    @Override
    public Topic topic() {
        return Topic.ORGANISER_NOTICE;
    }

    @Override
    public void settled(MessageSettled message) {
        AbsenceCase found = cases.get(message.caseNumber().orElseThrow());
        boolean home = message.messageId().contains("-" + HOME_MUNICIPALITY + "/");
        String kind = home ? HOME_MUNICIPALITY : ORGANISER;
        if (message.state() == MessageState.SENT) {
            journal.happened(found, kind + "-notified", Optional.empty());
            ledger.done(
                    found.caseNumber(),
                    home ? DutyKind.NOTIFY_HOME_MUNICIPALITY : DutyKind.NOTIFY_ORGANISER,
                    Optional.empty());
        } else {
            journal.tell(found, kind + "-not-notified", Optional.empty(), principal(found));
        }
    }

    private Optional<String> principal(AbsenceCase found) {
        return register.pupil(found.pupilId())
                .flatMap(pupil -> responsibilities
                        .dutyOf(Role.PRINCIPAL, pupil, calendar.today(pupil.schoolId()), userId -> 0)
                        .owner());
    }
}
