package se.sedd.insight.lists;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.security.Principal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import org.springframework.web.server.ResponseStatusException;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.OpenTask;
import se.sedd.engine.Sentences;
import se.sedd.engine.TaskAccess;
import se.sedd.measure.Contributor;
import se.sedd.measure.Contributors;
import se.sedd.measure.Offers;
import se.sedd.meeting.Partners;
import se.sedd.network.Network;
import se.sedd.network.Networks;
import se.sedd.partnership.Agreement;
import se.sedd.partnership.AgreementReaders;
import se.sedd.partnership.AgreementRegister;
import se.sedd.partnership.AgreementSheets;
import se.sedd.partnership.Agreements;
import se.sedd.partnership.Presence;
import se.sedd.partnership.Presences;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/**
 * The school's page about what is around it: who of the district is here today, what is on offer and who contributes, the networks
 * among guardians, and the agreements. No pupil stands on it.
 */
@RestController
class NeighbourhoodApi {

    private static final Sentences SENTENCES = new Sentences("se.sedd.insight.neighbourhood");
    private static final int LONGEST = 200;

    /** Who may see how to reach those who contribute: whoever works with the pupils of the school. */
    private static final Set<Role> OF_THE_SCHOOL = EnumSet.of(
            Role.MENTOR,
            Role.PRIMARY_CONTACT,
            Role.COORDINATOR,
            Role.STUDENT_HEALTH,
            Role.PRINCIPAL,
            Role.PROJECT_LEAD,
            Role.SCHOOL_OFFICE);

    /** Who can keep a network together: whose tasks its meeting's can be. */
    private static final Set<Role> KEEPS_TOGETHER = EnumSet.of(
            Role.MENTOR,
            Role.PRIMARY_CONTACT,
            Role.COORDINATOR,
            Role.STUDENT_HEALTH,
            Role.PRINCIPAL,
            Role.PROJECT_LEAD);

    private final Presences presences;
    private final Offers offers;
    private final Contributors contributors;
    private final Networks networks;
    private final Agreements agreements;
    private final AgreementRegister agreementRegister;
    private final AgreementReaders agreementReaders;
    private final Partners partners;
    private final Register register;
    private final SchoolCalendar calendar;
    private final TaskAccess tasks;

    NeighbourhoodApi(
            Presences presences,
            Offers offers,
            Contributors contributors,
            Networks networks,
            Agreements agreements,
            AgreementRegister agreementRegister,
            AgreementReaders agreementReaders,
            Partners partners,
            Register register,
            SchoolCalendar calendar,
            TaskAccess tasks) {
        this.presences = presences;
        this.offers = offers;
        this.contributors = contributors;
        this.networks = networks;
        this.agreements = agreements;
        this.agreementRegister = agreementRegister;
        this.agreementReaders = agreementReaders;
        this.partners = partners;
        this.register = register;
        this.calendar = calendar;
        this.tasks = tasks;
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

    record Office(String id, String name) {}

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

    /**
     * @param className empty where it is the whole school's
     * @param members how many guardians are in it
     * @param mine whether the reader is its contact person
     * @param mayHandOver whether the reader may give it another contact person, or end it
     */
    record Together(
            String id,
            String name,
            Optional<String> className,
            String purpose,
            String contactPerson,
            Optional<LocalDate> nextMeeting,
            Optional<String> meetingPlace,
            int members,
            boolean mine,
            boolean mayHandOver) {}

    /**
     * @param waits what is to be done next and by when, in a sentence
     * @param late whether that should have been by now
     */
    record Agreed(
            String number,
            String title,
            String state,
            String reach,
            List<Signed> parties,
            Optional<String> purpose,
            Optional<String> scope,
            Optional<String> commitments,
            Optional<String> reference,
            List<Annexed> annexes,
            Optional<LocalDate> signedOn,
            Optional<LocalDate> validUntil,
            Optional<LocalDate> nextReview,
            Optional<String> waits,
            boolean late) {}

    record Signed(String party, Optional<String> signedBy, Optional<String> contributes) {}

    record Annexed(String title, String reference) {}

    record Begun(String taskId) {}

    /** @param offices of the partners' table that are parties beside those that are written */
    record NewAgreement(
            String schoolId, String title, List<String> parties, List<String> offices, boolean municipality) {}

    record NewContributor(
            String schoolId,
            String kind,
            String name,
            String contact,
            String contributes,
            boolean consent,
            Optional<LocalDate> keepUntil) {}

    record NewNetwork(String schoolId, String name, Optional<String> className, String purpose) {}

    record NewContact(String userId) {}

    record NextMeeting(LocalDate date, Optional<String> place) {}

    /** @param guardian guardian-1 … as in the panel */
    record Member(String pupilId, String guardian) {}

    /** What there is around the school today; for everybody who works there. */
    @GetMapping("/api/neighbourhood")
    Neighbourhood neighbourhood(@RequestParam String schoolId, @RequestParam Optional<LocalDate> date, Principal user) {
        StaffMember person = at(schoolId, user);
        LocalDate today = calendar.today(schoolId);
        LocalDate day = date.orElse(today);
        List<Together> together =
                networks.of(schoolId).stream().map(one -> together(one, person)).toList();
        return new Neighbourhood(
                schoolId,
                day,
                leads(person),
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
                                .toList()
                        : List.of(),
                together,
                agreementRegister.of(schoolId).stream()
                        .filter(one -> agreementReaders.mayRead(one, person))
                        .map(one -> agreed(one, today))
                        .toList(),
                leads(person) ? networks.classes(schoolId) : List.of(),
                together.stream().anyMatch(Together::mayHandOver) ? contacts(schoolId, today) : List.of(),
                leads(person) ? offices(schoolId) : List.of());
    }

    private static Here here(Presence one) {
        return new Here(one.name(), one.service(), one.mandate(), one.room(), one.phone(), one.start(), one.end());
    }

    /** Those of the school who can keep a network together, by name. */
    private List<Colleague> contacts(String schoolId, LocalDate today) {
        return register.staffOf(schoolId).stream()
                .filter(person -> person.employedOn(today))
                .filter(person -> person.groups().stream().anyMatch(KEEPS_TOGETHER::contains))
                .map(person -> new Colleague(person.userId(), person.name()))
                .sorted(Comparator.comparing(Colleague::name).thenComparing(Colleague::userId))
                .toList();
    }

    /** Each office of the school's partners once, in the table's order. */
    private List<Office> offices(String schoolId) {
        return register.school(schoolId).map(partners::at).orElse(List.of()).stream()
                .flatMap(service -> service.places().stream())
                .map(Partners.Place::office)
                .filter(office -> office.office().isPresent())
                .map(office -> new Office(
                        office.office().get(),
                        office.name().orElseGet(() -> office.office().get())))
                .distinct()
                .toList();
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

    private Together together(Network one, StaffMember reader) {
        return new Together(
                one.id(),
                one.name(),
                one.className(),
                one.purpose(),
                register.staff(one.contactPerson()).map(StaffMember::name).orElse(one.contactPerson()),
                one.nextMeeting().filter(day -> !day.isBefore(calendar.today(one.schoolId()))),
                one.meetingPlace(),
                one.members(),
                one.contactPerson().equals(reader.userId()),
                one.contactPerson().equals(reader.userId()) || leads(reader));
    }

    private static Agreed agreed(Agreement one, LocalDate today) {
        return new Agreed(
                one.number(),
                one.title(),
                code(one.state()),
                code(one.reach()),
                one.parties().stream()
                        .map(party -> new Signed(party.name(), party.signedBy(), party.contributes()))
                        .toList(),
                one.purpose(),
                one.scope(),
                one.commitments(),
                one.reference(),
                one.annexes().stream()
                        .map(annex -> new Annexed(annex.title(), annex.reference()))
                        .toList(),
                one.signedOn(),
                one.validUntil(),
                one.nextReview(),
                AgreementSheets.waits(one),
                one.dueOn().filter(today::isAfter).isPresent());
    }

    /** The agreement that a task of one's own is about. */
    @GetMapping("/api/tasks/{taskId}/agreement")
    Agreed agreement(@PathVariable String taskId, Principal user) {
        OpenTask task = tasks.forUser(taskId, user.getName())
                .filter(found -> found.process().equals("partner-agreement"))
                .orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "task-unknown"));
        return agreementRegister
                .find(task.caseNumber().orElse(""))
                .map(found -> agreed(found, calendar.today(found.schoolId())))
                .orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "task-unknown"));
    }

    /** The network that a task of one's own is about. */
    @GetMapping("/api/tasks/{taskId}/network")
    Together network(@PathVariable String taskId, Principal user) {
        StaffMember person =
                register.staff(user.getName()).orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "task-unknown"));
        return tasks.forUser(taskId, user.getName())
                .filter(found -> found.process().equals("guardian-network"))
                .flatMap(OpenTask::caseNumber)
                .flatMap(networks::find)
                .map(found -> together(found, person))
                .orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "task-unknown"));
    }

    /** The project lead or a principal begins a dialogue; the task is the project lead's. */
    @PostMapping("/api/agreements")
    @ResponseStatus(HttpStatus.CREATED)
    Begun begin(@RequestBody NewAgreement asked, Principal user) {
        StaffMember person = leader(asked.schoolId(), user);
        List<String> written = Optional.ofNullable(asked.parties()).orElse(List.of()).stream()
                .map(String::strip)
                .filter(party -> !party.isEmpty())
                .toList();
        List<Office> chosen = chosen(asked);
        if (written.isEmpty() && chosen.isEmpty()) {
            throw refused(HttpStatus.BAD_REQUEST, "agreement-incomplete");
        }
        written.forEach(party -> text(party, "agreement-incomplete"));
        return new Begun(agreements.begin(
                asked.schoolId(),
                asked.municipality() ? Agreement.Reach.MUNICIPALITY : Agreement.Reach.SCHOOL,
                text(asked.title(), "agreement-incomplete"),
                Stream.of(own(asked), chosen.stream().map(Office::name), written.stream())
                        .flatMap(parties -> parties)
                        .distinct()
                        .toList(),
                chosen.stream().map(Office::id).toList(),
                person.userId()));
    }

    /** A school is party to what is its own. */
    private Stream<String> own(NewAgreement asked) {
        return asked.municipality() ? Stream.empty() : register.school(asked.schoolId()).map(School::name).stream();
    }

    private List<Office> chosen(NewAgreement asked) {
        List<String> ids = Optional.ofNullable(asked.offices()).orElse(List.of()).stream()
                .filter(id -> !id.isBlank())
                .toList();
        List<Office> known = offices(asked.schoolId());
        return ids.stream()
                .map(id -> known.stream()
                        .filter(office -> office.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> refused(HttpStatus.BAD_REQUEST, "office-unknown")))
                .toList();
    }

    /** Somebody who contributes is written down, with their consent and until a day. */
    @PostMapping("/api/contributors")
    @ResponseStatus(HttpStatus.CREATED)
    void contributes(@RequestBody NewContributor asked, Principal user) {
        StaffMember person = leader(asked.schoolId(), user);
        Contributor.Kind kind = Stream.of(Contributor.Kind.values())
                .filter(one -> code(one).equals(asked.kind()))
                .findFirst()
                .orElseThrow(() -> refused(HttpStatus.BAD_REQUEST, "contributor-incomplete"));
        contributors
                .add(
                        asked.schoolId(),
                        kind,
                        text(asked.name(), "contributor-incomplete"),
                        text(asked.contact(), "contributor-incomplete"),
                        text(asked.contributes(), "contributor-incomplete"),
                        asked.consent(),
                        given(asked.keepUntil()),
                        person.userId())
                .ifPresent(sentence -> {
                    throw new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
                });
    }

    /** They do not want to stand there any more, or no longer contribute: nothing of them is kept. */
    @PostMapping("/api/contributors/{contributorId}/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void contributesNoMore(@PathVariable String contributorId, Principal user) {
        contributors
                .find(contributorId)
                .filter(found ->
                        works(found.schoolId(), user).filter(this::leads).isPresent())
                .ifPresentOrElse(found -> contributors.remove(found.id()), () -> {
                    throw refused(HttpStatus.NOT_FOUND, "contributor-unknown");
                });
    }

    /** A network begins; whoever writes it down is its contact person. */
    @PostMapping("/api/networks")
    @ResponseStatus(HttpStatus.CREATED)
    void network(@RequestBody NewNetwork asked, Principal user) {
        StaffMember person = leader(asked.schoolId(), user);
        Optional<String> className = given(asked.className()).filter(name -> !name.isBlank());
        className
                .filter(name -> !networks.classes(asked.schoolId()).contains(name))
                .ifPresent(unknown -> {
                    throw refused(HttpStatus.BAD_REQUEST, "class-unknown");
                });
        networks.begin(
                asked.schoolId(),
                text(asked.name(), "network-incomplete"),
                className,
                text(asked.purpose(), "network-incomplete"),
                person.userId());
    }

    /** The contact person names the next meeting; a task comes some days before. */
    @PostMapping("/api/networks/{networkId}/meeting")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void meets(@PathVariable String networkId, @RequestBody NextMeeting asked, Principal user) {
        Network network = own(networkId, user);
        networks.meets(network, Optional.ofNullable(asked.date()), given(asked.place()))
                .ifPresent(sentence -> {
                    throw new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
                });
    }

    /** A guardian has said that they want to be in it. Who they are is for the contact person alone, and stands in no answer here. */
    @PostMapping("/api/networks/{networkId}/members")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void joins(@PathVariable String networkId, @RequestBody Member asked, Principal user) {
        Network network = own(networkId, user);
        networks.joins(network, asked.pupilId(), asked.guardian(), user.getName())
                .ifPresent(sentence -> {
                    throw new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
                });
    }

    /** A guardian does not want to be in it any more: nothing of it is kept. */
    @PostMapping("/api/networks/{networkId}/members/leave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leaves(@PathVariable String networkId, @RequestBody Member asked, Principal user) {
        networks.leaves(own(networkId, user), asked.pupilId(), asked.guardian());
    }

    /** Those who are in it, for its contact person. */
    @GetMapping("/api/networks/{networkId}/members")
    List<Networks.MemberName> members(@PathVariable String networkId, Principal user) {
        return networks.members(own(networkId, user));
    }

    /** Somebody else of the school keeps it together; its contact person says so, or who leads. */
    @PostMapping("/api/networks/{networkId}/contact")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handsOver(@PathVariable String networkId, @RequestBody NewContact asked, Principal user) {
        Network network = ownOrLed(networkId, user);
        contacts(network.schoolId(), calendar.today(network.schoolId())).stream()
                .map(Colleague::userId)
                .filter(userId -> userId.equals(asked.userId()))
                .findFirst()
                .ifPresentOrElse(userId -> networks.handOver(network, userId), () -> {
                    throw refused(HttpStatus.BAD_REQUEST, "contact-unknown");
                });
    }

    /** It is no more: its task goes, and who was in it is not kept. */
    @PostMapping("/api/networks/{networkId}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ends(@PathVariable String networkId, Principal user) {
        networks.end(ownOrLed(networkId, user));
    }

    private Network ownOrLed(String networkId, Principal user) {
        return networks.find(networkId)
                .filter(network -> works(network.schoolId(), user)
                        .filter(person -> network.contactPerson().equals(person.userId()) || leads(person))
                        .isPresent())
                .orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "network-unknown"));
    }

    private Network own(String networkId, Principal user) {
        return networks.find(networkId)
                .filter(network -> network.contactPerson().equals(user.getName()))
                .filter(network -> works(network.schoolId(), user).isPresent())
                .orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "network-unknown"));
    }

    private Optional<StaffMember> works(String schoolId, Principal user) {
        return register.staff(user.getName())
                .filter(person -> person.worksAt(schoolId) && person.employedOn(calendar.today(schoolId)));
    }

    private StaffMember at(String schoolId, Principal user) {
        return register.school(schoolId)
                .map(School::id)
                .flatMap(id -> works(id, user))
                .orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "school-unknown"));
    }

    private StaffMember leader(String schoolId, Principal user) {
        StaffMember person = at(Optional.ofNullable(schoolId).orElse(""), user);
        boolean norwegian = register.school(schoolId)
                .filter(school -> school.country().equals("NO"))
                .isPresent();
        if (!norwegian || !leads(person)) {
            throw refused(HttpStatus.FORBIDDEN, "not-yours-to-begin");
        }
        return person;
    }

    private boolean leads(StaffMember person) {
        return person.hasRole(Role.PROJECT_LEAD) || person.hasRole(Role.PRINCIPAL);
    }

    /** What is missing in a body is not there. */
    private static <T> Optional<T> given(Optional<T> value) {
        return Objects.requireNonNullElse(value, Optional.empty());
    }

    private static String text(String text, String ifMissing) {
        String stripped = Optional.ofNullable(text).orElse("").strip();
        if (stripped.isEmpty()) {
            throw refused(HttpStatus.BAD_REQUEST, ifMissing);
        }
        if (stripped.length() > LONGEST) {
            throw refused(HttpStatus.BAD_REQUEST, "too-long");
        }
        return stripped;
    }

    private static ResponseStatusException refused(HttpStatus status, String key) {
        return new ResponseStatusException(status, SENTENCES.of(key));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
