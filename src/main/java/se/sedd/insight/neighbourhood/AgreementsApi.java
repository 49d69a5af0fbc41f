package se.sedd.insight.neighbourhood;

import static se.sedd.insight.neighbourhood.Asked.refused;
import static se.sedd.insight.neighbourhood.Asked.text;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import se.sedd.meeting.Partners;
import se.sedd.partnership.Agreement;
import se.sedd.partnership.AgreementRegister;
import se.sedd.partnership.Agreements;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** Agreements with partners: begun by who leads at the school, read beside their tasks. */
@RestController
class AgreementsApi {

    private final Agreements agreements;
    private final AgreementRegister register;
    private final Leaders leaders;
    private final Partners partners;
    private final Register schools;
    private final SchoolCalendar calendar;
    private final TaskAccess tasks;

    AgreementsApi(
            Agreements agreements,
            AgreementRegister register,
            Leaders leaders,
            Partners partners,
            Register schools,
            SchoolCalendar calendar,
            TaskAccess tasks) {
        this.agreements = agreements;
        this.register = register;
        this.leaders = leaders;
        this.partners = partners;
        this.schools = schools;
        this.calendar = calendar;
        this.tasks = tasks;
    }

    record Begun(String taskId) {}

    /** @param offices of the partners' table that are parties beside those that are written */
    record NewAgreement(
            String schoolId, String title, List<String> parties, List<String> offices, boolean municipality) {}

    /** The agreement that a task of one's own is about. */
    @GetMapping("/api/tasks/{taskId}/agreement")
    Agreed agreement(@PathVariable String taskId, Principal user) {
        OpenTask task = tasks.forUser(taskId, user.getName())
                .filter(found -> found.process().equals("partner-agreement"))
                .orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "task-unknown"));
        return register.find(task.caseNumber().orElse(""))
                .map(found -> Agreed.of(found, calendar.today(found.schoolId())))
                .orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "task-unknown"));
    }

    /** The project lead or a principal begins a dialogue; the task is the project lead's. */
    @PostMapping("/api/agreements")
    @ResponseStatus(HttpStatus.CREATED)
    Begun begin(@RequestBody NewAgreement asked, Principal user) {
        StaffMember person = leaders.leader(asked.schoolId(), user);
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
        return asked.municipality() ? Stream.empty() : schools.school(asked.schoolId()).map(School::name).stream();
    }

    private List<Office> chosen(NewAgreement asked) {
        List<String> ids = Optional.ofNullable(asked.offices()).orElse(List.of()).stream()
                .filter(id -> !id.isBlank())
                .toList();
        List<Office> known = schools.school(asked.schoolId())
                .map(school -> Office.at(school, partners))
                .orElse(List.of());
        return ids.stream()
                .map(id -> known.stream()
                        .filter(office -> office.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> refused(HttpStatus.BAD_REQUEST, "office-unknown")))
                .toList();
    }
}
