package se.sedd.insight.panel;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.cooperation.Contact;
import se.sedd.cooperation.Contacts;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseState;
import se.sedd.followup.CaseTeam;
import se.sedd.journal.Compartment;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/**
 * The contacts outside the school that wait for an answer beside a case. That there is one, whose it is and until when, is for
 * everybody who works with the case, so that nobody asks twice and somebody asks at all; whom it is with, for those who may read its
 * file.
 */
@Component
class OutsideContacts {

    private final Contacts contacts;
    private final CaseTeam team;
    private final Register register;
    private final SchoolCalendar calendar;

    OutsideContacts(Contacts contacts, CaseTeam team, Register register, SchoolCalendar calendar) {
        this.contacts = contacts;
        this.team = team;
        this.register = register;
        this.calendar = calendar;
    }

    /**
     * @param pupilId for whom the reader may begin another; empty if they may not
     * @param waiting in the order in which answers are expected
     */
    record Outside(Optional<String> pupilId, List<Waiting> waiting) {}

    /**
     * @param with whom it is with; empty where the reader only learns that there is one
     * @param advice whether the pupil is not named
     * @param late whether the answer should have come
     */
    record Waiting(
            Optional<String> with, boolean advice, String owner, LocalDate begunOn, LocalDate answerBy, boolean late) {}

    /** Empty where there is neither a contact nor anything the reader could begin. */
    Optional<Outside> of(AbsenceCase found, Pupil pupil, StaffMember reader, Set<Compartment> readable) {
        if (found.state() == CaseState.CLOSED) {
            return Optional.empty();
        }
        boolean begins = !pupil.protectedIdentity() && team.handles(found, reader);
        Outside outside = new Outside(
                Optional.of(pupil.id()).filter(id -> begins),
                contacts.waiting(found.caseNumber()).stream()
                        .map(contact -> waiting(contact, readable))
                        .toList());
        return Optional.of(outside).filter(shown -> begins || !shown.waiting().isEmpty());
    }

    private Waiting waiting(Contact contact, Set<Compartment> readable) {
        return new Waiting(
                Optional.of(contact)
                        .filter(one -> readable.contains(one.compartment()))
                        .map(contacts::labelOf),
                !contact.named(),
                register.staff(contact.owner()).map(StaffMember::name).orElse(contact.owner()),
                contact.begunOn(),
                contact.answerBy(),
                contact.answerBy().isBefore(calendar.today(contact.schoolId())));
    }
}
