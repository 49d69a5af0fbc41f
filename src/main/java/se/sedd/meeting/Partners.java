package se.sedd.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Duty;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.PartnerDistrict;
import se.sedd.routine.PartnerOffice;
import se.sedd.routine.PartnerService;
import se.sedd.routine.Routine;

/**
 * The services that take part in meetings: what each is there for, which of its offices helps a pupil, and who there is the
 * contact person. The first two are tables of the process ({@code partner-services.dmn}, {@code partner-offices.dmn}), the people
 * are those of the staff register with the role partner and that office.
 */
@Component
public class Partners {

    private final Routine routine;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;

    Partners(Routine routine, Register register, Responsibilities responsibilities, SchoolCalendar calendar) {
        this.routine = routine;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
    }

    /**
     * A service and the office of it that helps a pupil.
     *
     * @param contacts who works there for the school today, the first is asked first; who leads the office last
     */
    public record Offer(PartnerService service, PartnerOffice office, List<StaffMember> contacts) {

        /** Whether the service can be invited: there is an agreement and somebody to ask. */
        public boolean canBeAsked() {
            return office.office().isPresent() && !contacts.isEmpty();
        }
    }

    /**
     * A service and what it is in each district of the school's pupils.
     *
     * @param places one for each district in the table's order, the last for all the others
     */
    public record Presence(PartnerService service, List<Place> places) {

        /** Whether there is an agreement anywhere. */
        public boolean takesPart() {
            return places.stream().anyMatch(place -> place.office().office().isPresent());
        }

        /** Whether the same office helps, wherever the pupil lives. */
        public boolean isTheSameEverywhere() {
            return takesPart() && places.stream().map(Place::office).distinct().count() == 1;
        }
    }

    /** @param contacts who works there for the school today, the first is asked first */
    public record Place(PartnerDistrict district, PartnerOffice office, List<StaffMember> contacts) {}

    /** The register of the school's partners: every service, district by district; empty for a school that has none. */
    public List<Presence> at(School school) {
        LocalDate today = calendar.today(school.id());
        List<PartnerService> services = routine.partnerServices(school, today);
        if (services.isEmpty()) {
            return List.of();
        }
        List<String> codes = services.stream().map(PartnerService::partner).toList();
        List<StaffMember> people = register.staffOf(school.id(), Role.PARTNER);
        List<List<Place>> places = new ArrayList<>();
        services.forEach(service -> places.add(new ArrayList<>()));
        for (PartnerDistrict district : routine.partnerDistricts(school, today)) {
            List<PartnerOffice> offices = routine.partnerOffices(school, today, district.name(), codes);
            for (int n = 0; n < offices.size(); n++) {
                PartnerOffice office = offices.get(n);
                places.get(n)
                        .add(new Place(
                                district,
                                office,
                                office.office().map(id -> of(people, id, today)).orElse(List.of())));
            }
        }
        return IntStream.range(0, services.size())
                .mapToObj(n -> new Presence(services.get(n), List.copyOf(places.get(n))))
                .toList();
    }

    /** Whom to ring in the district where there is no agreement. */
    public Optional<String> phoneOf(School school, Optional<String> district) {
        List<PartnerDistrict> districts = routine.partnerDistricts(school, calendar.today(school.id()));
        return districts.stream()
                .filter(each -> each.name().isPresent() && each.name().equals(district))
                .findFirst()
                .or(() ->
                        districts.stream().filter(each -> each.name().isEmpty()).findFirst())
                .map(PartnerDistrict::phone);
    }

    /** What every partner of the school offers in the pupil's district. */
    public List<Offer> offersTo(Pupil pupil) {
        School school = register.school(pupil.schoolId()).orElseThrow();
        LocalDate today = calendar.today(school.id());
        List<PartnerService> services = routine.partnerServices(school, today);
        List<PartnerOffice> offices = routine.partnerOffices(
                school,
                today,
                pupil.district(),
                services.stream().map(PartnerService::partner).toList());
        List<StaffMember> people = register.staffOf(school.id(), Role.PARTNER);
        List<Offer> offers = new ArrayList<>();
        for (int n = 0; n < services.size(); n++) {
            offers.add(new Offer(
                    services.get(n),
                    offices.get(n),
                    offices.get(n)
                            .office()
                            .map(office -> of(people, office, today))
                            .orElse(List.of())));
        }
        return offers;
    }

    /** The services that take part in meetings at the school, in the order in which people read them. */
    public List<PartnerService> services(School school) {
        return routine.partnerServices(school, calendar.today(school.id()));
    }

    /** What a service is called at the school; its code where the school has none of that kind. */
    public String nameOf(String schoolId, String partner) {
        return service(schoolId, partner).map(PartnerService::name).orElse(partner);
    }

    /** The service by its code, with the name people know it by. */
    public Optional<PartnerService> service(String schoolId, String partner) {
        return routine.partnerServices(register.school(schoolId).orElseThrow(), calendar.today(schoolId)).stream()
                .filter(service -> service.partner().equals(partner))
                .findFirst();
    }

    /** Whose an invitation to this office is: a contact person or, while they are away, their deputy; the others may take over. */
    public Duty dutyOf(String schoolId, String office) {
        LocalDate today = calendar.today(schoolId);
        List<StaffMember> contacts = contactsAt(schoolId, office);
        Optional<String> owner =
                contacts.stream().findFirst().flatMap(first -> responsibilities.presentFor(first.userId(), today));
        return new Duty(
                owner,
                contacts.stream()
                        .map(StaffMember::userId)
                        .filter(userId -> !owner.equals(Optional.of(userId)))
                        .toList(),
                false);
    }

    /** Who leads the office and can be reached by e-mail, or the deputy while they are away; empty where the register names nobody. */
    List<StaffMember> leadersOf(String schoolId, String office) {
        LocalDate today = calendar.today(schoolId);
        return contactsAt(schoolId, office).stream()
                .filter(StaffMember::leadsOffice)
                .flatMap(leader -> responsibilities.presentFor(leader.userId(), today).stream())
                .flatMap(userId -> register.staff(userId).stream())
                .filter(person -> person.email().isPresent())
                .distinct()
                .toList();
    }

    /** Who works at the office for the school today. */
    public List<StaffMember> contactsAt(String schoolId, String office) {
        return of(register.staffOf(schoolId, Role.PARTNER), office, calendar.today(schoolId));
    }

    private static List<StaffMember> of(List<StaffMember> people, String office, LocalDate today) {
        return people.stream()
                .filter(person -> person.office().equals(Optional.of(office)) && person.employedOn(today))
                .sorted(Comparator.comparing((StaffMember person) -> person.awayOn(today))
                        .thenComparing(StaffMember::leadsOffice)
                        .thenComparing(StaffMember::userId))
                .toList();
    }
}
