package se.sedd.meeting;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Sentences;
import se.sedd.letter.TemplateFile;
import se.sedd.meeting.Partners.Place;
import se.sedd.meeting.Partners.Presence;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** Which mandate and role each partner of a school has, what it offers where, and whom to ring there: for all its staff. */
@RestController
class PartnersApi {

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");

    private final Partners partners;
    private final PartnerTexts texts;
    private final MeetingReaders readers;
    private final Register register;
    private final SchoolCalendar calendar;

    PartnersApi(
            Partners partners, PartnerTexts texts, MeetingReaders readers, Register register, SchoolCalendar calendar) {
        this.partners = partners;
        this.texts = texts;
        this.readers = readers;
        this.register = register;
        this.calendar = calendar;
    }

    /** @param leaflets the languages in which families can read about the partners */
    record Listing(String schoolId, List<Leaflet> leaflets, List<Service> services) {}

    /** @param draft waits for a native reader */
    record Leaflet(String language, String name, boolean draft) {}

    /** @param everywhere the same office helps, wherever the pupil lives: then there is one place */
    record Service(String partner, String name, String mandate, String role, boolean everywhere, List<Where> places) {}

    /**
     * @param district empty for all the others
     * @param phone of the district, for when there is no agreement
     * @param office empty where there is none
     * @param help what the office offers or, without an agreement, the way out
     */
    record Where(
            Optional<String> district, String phone, Optional<String> office, String help, List<Contact> contacts) {}

    /**
     * @param leads whether they lead the office
     * @param away until when, for somebody who is not there today; then the deputy is asked
     */
    record Contact(
            String name,
            boolean leads,
            Optional<String> phone,
            Optional<String> email,
            Optional<String> phoneHour,
            boolean present,
            Optional<LocalDate> away,
            Optional<String> deputy) {}

    /** 404 for a school at which the caller does not work. */
    @GetMapping("/api/partners")
    Listing partners(@RequestParam String schoolId, Principal user) {
        School school = readers.school(schoolId, user.getName())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, SENTENCES.of("school-unknown")));
        LocalDate today = calendar.today(school.id());
        return new Listing(
                school.id(),
                texts.all().stream()
                        .map(text -> new Leaflet(
                                text.language(), text.head().get("name"), text.status() == TemplateFile.Status.DRAFT))
                        .toList(),
                partners.at(school).stream()
                        .map(presence -> service(presence, today))
                        .toList());
    }

    private Service service(Presence presence, LocalDate today) {
        boolean everywhere = presence.isTheSameEverywhere();
        return new Service(
                presence.service().partner(),
                presence.service().name(),
                presence.service().mandate(),
                presence.service().role(),
                everywhere,
                presence.places().stream()
                        .limit(everywhere ? 1 : Long.MAX_VALUE)
                        .map(place -> where(place, today))
                        .toList());
    }

    private Where where(Place place, LocalDate today) {
        return new Where(
                place.district().name(),
                place.district().phone(),
                place.office().name(),
                place.office().help(),
                place.contacts().stream().map(person -> contact(person, today)).toList());
    }

    private Contact contact(StaffMember person, LocalDate today) {
        boolean present = person.presentOn(today);
        return new Contact(
                person.name(),
                person.leadsOffice(),
                person.phone(),
                person.email(),
                person.phoneHour(),
                present,
                person.awayUntil().filter(until -> !present),
                person.deputy().flatMap(register::staff).map(StaffMember::name));
    }
}
