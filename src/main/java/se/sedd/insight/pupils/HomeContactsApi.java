package se.sedd.insight.pupils;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.insight.Acquaintance;
import se.sedd.journal.JournalText;
import se.sedd.register.Pupil;
import se.sedd.register.StaffMember;
import se.sedd.seen.HomeContacts;

/**
 * A home that rings or writes by itself, before anybody has been asked to ring it: whoever of the school takes it says so on the
 * pupils' page, and one home has had its one contact of the day.
 */
@RestController
class HomeContactsApi {

    private static final int LONGEST_NOTE = 2000;
    private static final Set<String> PEOPLE = Set.of("guardian-1", "guardian-2", "foster-home", "other");
    private static final Set<String> WAYS = Set.of("rang", "wrote", "came");

    private final Acquaintance acquaintance;
    private final HomeContacts contacts;
    private final MessageSource words;

    HomeContactsApi(Acquaintance acquaintance, HomeContacts contacts, MessageSource words) {
        this.acquaintance = acquaintance;
        this.contacts = contacts;
        this.words = words;
    }

    /**
     * @param person guardian-1, guardian-2, foster-home, or other for somebody of the home
     * @param way rang, wrote, came
     * @param note what they said, at most 2,000 characters; goes to the journal
     */
    record Contact(String person, String way, String note) {}

    /** Writes it down. 404 for a pupil with whom the caller does not work, as for one who is not there. */
    @PostMapping("/api/pupils/{pupilId}/home-contacts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void heard(@PathVariable String pupilId, @RequestBody Contact contact, Principal user, Locale language) {
        StaffMember author = acquaintance.colleague(user.getName()).orElseThrow(() -> noSuchPupil(language));
        Pupil pupil = acquaintance
                .pupil(pupilId, author)
                .filter(found -> acquaintance.worksWith(found, author))
                .orElseThrow(() -> noSuchPupil(language));
        String note = contact.note() == null ? "" : contact.note().strip();
        if (note.isEmpty()
                || note.length() > LONGEST_NOTE
                || contact.person() == null
                || !PEOPLE.contains(contact.person())
                || contact.way() == null
                || !WAYS.contains(contact.way())) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, words.getMessage("refused.home-contact", null, language));
        }
        contacts.heard(
                pupil,
                contact.person(),
                author.userId(),
                List.of(
                        choice("home-contact.person", contact.person(), language),
                        choice("home-contact.way", contact.way(), language),
                        note(note, language)));
    }

    private JournalText choice(String question, String code, Locale language) {
        return new JournalText(
                question,
                words.getMessage(question, null, language),
                words.getMessage(question + "." + code, null, language),
                code,
                false);
    }

    private JournalText note(String note, Locale language) {
        return new JournalText(
                "home-contact.note", words.getMessage("home-contact.note", null, language), note, note, false);
    }

    private ResponseStatusException noSuchPupil(Locale language) {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, words.getMessage("refused.no-such-pupil", null, language));
    }
}
