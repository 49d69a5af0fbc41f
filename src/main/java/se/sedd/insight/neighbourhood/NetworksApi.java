package se.sedd.insight.neighbourhood;

import static se.sedd.insight.neighbourhood.Asked.given;
import static se.sedd.insight.neighbourhood.Asked.refuseWith;
import static se.sedd.insight.neighbourhood.Asked.refused;
import static se.sedd.insight.neighbourhood.Asked.text;

import java.security.Principal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.OpenTask;
import se.sedd.engine.TaskAccess;
import se.sedd.network.Network;
import se.sedd.network.Networks;
import se.sedd.register.NameOrder;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;

/** Networks among guardians: begun by who leads at the school, kept together by a contact person. */
@RestController
class NetworksApi {

    /** Who can keep a network together: whose tasks its meeting's can be. */
    private static final Set<Role> KEEPS_TOGETHER = EnumSet.of(
            Role.MENTOR,
            Role.PRIMARY_CONTACT,
            Role.COORDINATOR,
            Role.STUDENT_HEALTH,
            Role.PRINCIPAL,
            Role.PROJECT_LEAD);

    private final Networks networks;
    private final Leaders leaders;
    private final Register register;
    private final SchoolCalendar calendar;
    private final TaskAccess tasks;

    NetworksApi(Networks networks, Leaders leaders, Register register, SchoolCalendar calendar, TaskAccess tasks) {
        this.networks = networks;
        this.leaders = leaders;
        this.register = register;
        this.calendar = calendar;
        this.tasks = tasks;
    }

    record NewNetwork(String schoolId, String name, Optional<String> className, String purpose) {}

    record NewContact(String userId) {}

    record NextMeeting(LocalDate date, Optional<String> place) {}

    /** @param guardian guardian-1 … as in the panel */
    record Member(String pupilId, String guardian) {}

    /** The network that a task of one's own is about. */
    @GetMapping("/api/tasks/{taskId}/network")
    Together network(@PathVariable String taskId, Principal user) {
        StaffMember person =
                register.staff(user.getName()).orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "task-unknown"));
        return tasks.forUser(taskId, user.getName())
                .filter(found -> found.process().equals("guardian-network"))
                .flatMap(OpenTask::caseNumber)
                .flatMap(networks::find)
                .map(found -> Together.of(found, person, register, calendar.today(found.schoolId())))
                .orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "task-unknown"));
    }

    /** A network begins; whoever writes it down is its contact person. */
    @PostMapping("/api/networks")
    @ResponseStatus(HttpStatus.CREATED)
    void network(@RequestBody NewNetwork asked, Principal user) {
        StaffMember person = leaders.leader(asked.schoolId(), user);
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
        refuseWith(networks.meets(network, Optional.ofNullable(asked.date()), given(asked.place())));
    }

    /** A guardian has said that they want to be in it. Who they are is for the contact person alone, and stands in no answer here. */
    @PostMapping("/api/networks/{networkId}/members")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void joins(@PathVariable String networkId, @RequestBody Member asked, Principal user) {
        Network network = own(networkId, user);
        refuseWith(networks.joins(network, asked.pupilId(), asked.guardian(), user.getName()));
    }

    /** A guardian does not want to be in it any more: nothing of it is kept. */
    @PostMapping("/api/networks/{networkId}/members/leave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leaves(@PathVariable String networkId, @RequestBody Member asked, Principal user) {
        networks.leaves(own(networkId, user), asked.pupilId(), asked.guardian());
    }

    /** Those who are in it, for its contact person. */
    @GetMapping("/api/networks/{networkId}/members")
    List<Networks.MemberName> members(@PathVariable String networkId, Principal user, Locale language) {
        return networks.members(own(networkId, user)).stream()
                .sorted(Comparator.comparing(Networks.MemberName::name, NameOrder.in(language)))
                .toList();
    }

    /** Somebody else of the school keeps it together; its contact person says so, or who leads. */
    @PostMapping("/api/networks/{networkId}/contact")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handsOver(@PathVariable String networkId, @RequestBody NewContact asked, Principal user) {
        Network network = ownOrLed(networkId, user);
        LocalDate today = calendar.today(network.schoolId());
        register.staffOf(network.schoolId()).stream()
                .filter(person -> person.userId().equals(asked.userId()) && keepsTogether(person, today))
                .findFirst()
                .ifPresentOrElse(person -> networks.handOver(network, person.userId()), () -> {
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
                .filter(network -> leaders.works(network.schoolId(), user)
                        .filter(person -> network.contactPerson().equals(person.userId()) || Leaders.leads(person))
                        .isPresent())
                .orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "network-unknown"));
    }

    private Network own(String networkId, Principal user) {
        return networks.find(networkId)
                .filter(network -> network.contactPerson().equals(user.getName()))
                .filter(network -> leaders.works(network.schoolId(), user).isPresent())
                .orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "network-unknown"));
    }

    /** Whether a network of the school can have this contact person. */
    static boolean keepsTogether(StaffMember person, LocalDate today) {
        return person.employedOn(today) && person.groups().stream().anyMatch(KEEPS_TOGETHER::contains);
    }
}
