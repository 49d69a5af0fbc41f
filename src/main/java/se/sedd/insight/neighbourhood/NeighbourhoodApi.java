package se.sedd.insight.neighbourhood;

import static se.sedd.insight.neighbourhood.Asked.code;
import static se.sedd.insight.neighbourhood.Asked.given;
import static se.sedd.insight.neighbourhood.Asked.refuseWith;
import static se.sedd.insight.neighbourhood.Asked.refused;
import static se.sedd.insight.neighbourhood.Asked.text;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.security.Principal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.measure.Contributor;
import se.sedd.measure.Contributors;
import se.sedd.measure.Offers;
import se.sedd.meeting.Partners;
import se.sedd.network.Networks;
import se.sedd.partnership.AgreementReaders;
import se.sedd.partnership.AgreementRegister;
import se.sedd.partnership.Presence;
import se.sedd.partnership.Presences;
import se.sedd.register.NameOrder;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;

/**
 * The school's page about what is around it: who of the district is here today, what is on offer and who contributes, the networks
 * among guardians, and the agreements. No pupil stands on it.
 */
@RestController
class NeighbourhoodApi {

    /** Who may see how to reach those who contribute: whoever works with the pupils of the school. */
    private static final Set<Role> OF_THE_SCHOOL = EnumSet.of(
            Role.MENTOR,
            Role.PRIMARY_CONTACT,
            Role.COORDINATOR,
            Role.STUDENT_HEALTH,
            Role.PRINCIPAL,
            Role.PROJECT_LEAD,
            Role.SCHOOL_OFFICE);

    private final Presences presences;
    private final Offers offers;
    private final Contributors contributors;
    private final Networks networks;
    private final AgreementRegister agreements;
    private final AgreementReaders agreementReaders;
    private final Partners partners;
    private final Leaders leaders;
    private final Register register;
    private final SchoolCalendar calendar;

    NeighbourhoodApi(
            Presences presences,
            Offers offers,
            Contributors contributors,
            Networks networks,
            AgreementRegister agreements,
            AgreementReaders agreementReaders,
            Partners partners,
            Leaders leaders,
            Register register,
            SchoolCalendar calendar) {
        this.presences = presences;
        this.offers = offers;
        this.contributors = contributors;
        this.networks = networks;
        this.agreements = agreements;
        this.agreementReaders = agreementReaders;
        this.partners = partners;
        this.leaders = leaders;
        this.register = register;
        this.calendar = calendar;
    }

    /**
     * @param contributors for those who work with the school's pupils; others get an empty list
     * @param canLead whether the reader may begin agreements and networks, and write down who contributes
     * @param here who is there on the day, {@code presences} who is there on which days of the week
     * @param classes the school's classes, for a network
     * @param staff who can be the contact person of a network, for whoever may change one
     * @param offices of the partners' table, for an agreement with one of them
     */
    record Neighbourhood(
            String schoolId,
            LocalDate date,
            boolean canLead,
            List<Here> here,
            List<Regular> presences,
            List<OnOffer> offers,
            List<Contributing> contributors,
            List<Together> networks,
            List<Agreed> agreements,
            List<String> classes,
            List<Colleague> staff,
            List<Office> offices) {}

    record Colleague(String userId, String name) {}

    /**
     * @param weekday monday …; empty means every school day
     * @param until empty means until further notice
     */
    record Regular(Optional<String> weekday, Here who, LocalDate from, Optional<LocalDate> until) {}

    /** @param start local time at the school */
    record Here(
            String name,
            String service,
            String mandate,
            Optional<String> room,
            Optional<String> phone,
            @JsonFormat(pattern = "HH:mm") LocalTime start,
            @JsonFormat(pattern = "HH:mm") LocalTime end) {}

    /** @param kind practical-elective, after-school, holiday */
    record OnOffer(
            String kind,
            String name,
            String contributor,
            Optional<String> place,
            Optional<String> hours,
            LocalDate from,
            LocalDate until,
            int places,
            int used,
            Optional<String> leader) {}

    /** @param kind parent, volunteer, organisation */
    record Contributing(String id, String kind, String name, String contact, String contributes, LocalDate keepUntil) {}

    record NewContributor(
            String schoolId,
            String kind,
            String name,
            String contact,
            String contributes,
            boolean consent,
            Optional<LocalDate> keepUntil) {}

    /** What there is around the school today; for everybody who works there. */
    @GetMapping("/api/neighbourhood")
    Neighbourhood neighbourhood(
            @RequestParam String schoolId, @RequestParam Optional<LocalDate> date, Principal user, Locale language) {
        StaffMember person = leaders.at(schoolId, user);
        LocalDate today = calendar.today(schoolId);
        LocalDate day = date.orElse(today);
        List<Together> together = networks.of(schoolId).stream()
                .map(one -> Together.of(one, person, register, today))
                .sorted(Comparator.comparing((Together one) -> one.className().orElse(""))
                        .thenComparing(Together::name, NameOrder.in(language)))
                .toList();
        return new Neighbourhood(
                schoolId,
                day,
                Leaders.leads(person),
                presences.at(schoolId, day).stream().map(NeighbourhoodApi::here).toList(),
                presences.regularly(schoolId, today).stream()
                        .map(one -> new Regular(
                                one.weekday().map(weekday -> weekday.name().toLowerCase(Locale.ROOT)),
                                here(one.who()),
                                one.from(),
                                one.until()))
                        .toList(),
                offers.at(schoolId).stream().map(this::onOffer).toList(),
                person.groups().stream().anyMatch(OF_THE_SCHOOL::contains)
                        ? contributors.of(schoolId).stream()
                                .map(NeighbourhoodApi::contributing)
                                .sorted(Comparator.comparing(Contributing::name, NameOrder.in(language)))
                                .toList()
                        : List.of(),
                together,
                agreements.of(schoolId).stream()
                        .filter(one -> agreementReaders.mayRead(one, person))
                        .map(one -> Agreed.of(one, today))
                        .toList(),
                Leaders.leads(person) ? networks.classes(schoolId) : List.of(),
                together.stream().anyMatch(Together::mayHandOver) ? contacts(schoolId, today, language) : List.of(),
                Leaders.leads(person) ? offices(schoolId) : List.of());
    }

    private static Here here(Presence one) {
        return new Here(one.name(), one.service(), one.mandate(), one.room(), one.phone(), one.start(), one.end());
    }

    /** Those of the school who can keep a network together, by name. */
    private List<Colleague> contacts(String schoolId, LocalDate today, Locale language) {
        return register.staffOf(schoolId).stream()
                .filter(person -> NetworksApi.keepsTogether(person, today))
                .map(person -> new Colleague(person.userId(), person.name()))
                .sorted(Comparator.comparing(Colleague::name, NameOrder.in(language))
                        .thenComparing(Colleague::userId))
                .toList();
    }

    private List<Office> offices(String schoolId) {
        return register.school(schoolId)
                .map(school -> Office.at(school, partners))
                .orElse(List.of());
    }

    private OnOffer onOffer(Offers.Standing standing) {
        return new OnOffer(
                code(standing.offer().kind()),
                standing.offer().name(),
                standing.offer().contributor(),
                standing.offer().place(),
                standing.offer().hours(),
                standing.offer().firstDay(),
                standing.offer().lastDay(),
                standing.offer().places(),
                standing.used(),
                standing.offer().leader().flatMap(register::staff).map(StaffMember::name));
    }

    private static Contributing contributing(Contributor one) {
        return new Contributing(
                one.id(), code(one.kind()), one.name(), one.contact(), one.contributes(), one.keepUntil());
    }

    /** Somebody who contributes is written down, with their consent and until a day. */
    @PostMapping("/api/contributors")
    @ResponseStatus(HttpStatus.CREATED)
    void contributes(@RequestBody NewContributor asked, Principal user) {
        StaffMember person = leaders.leader(asked.schoolId(), user);
        Contributor.Kind kind = Stream.of(Contributor.Kind.values())
                .filter(one -> code(one).equals(asked.kind()))
                .findFirst()
                .orElseThrow(() -> refused(HttpStatus.BAD_REQUEST, "contributor-incomplete"));
        refuseWith(contributors.add(
                asked.schoolId(),
                kind,
                text(asked.name(), "contributor-incomplete"),
                text(asked.contact(), "contributor-incomplete"),
                text(asked.contributes(), "contributor-incomplete"),
                asked.consent(),
                given(asked.keepUntil()),
                person.userId()));
    }

    /** They do not want to stand there any more, or no longer contribute: nothing of them is kept. */
    @PostMapping("/api/contributors/{contributorId}/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void contributesNoMore(@PathVariable String contributorId, Principal user) {
        contributors
                .find(contributorId)
                .filter(found -> leaders.works(found.schoolId(), user)
                        .filter(Leaders::leads)
                        .isPresent())
                .ifPresentOrElse(found -> contributors.remove(found.id()), () -> {
                    throw refused(HttpStatus.NOT_FOUND, "contributor-unknown");
                });
    }
}
