package se.sedd.insight.lists;

import java.security.Principal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.CaseState;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;
import se.sedd.rhythm.MobileTeam;
import se.sedd.rhythm.TeamCase;

/** What the mobile team takes on, and lets go of. */
@RestController
class MobileTeamApi {

    private final MobileTeam team;
    private final CaseRegistry cases;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final MessageSource words;

    MobileTeamApi(
            MobileTeam team,
            CaseRegistry cases,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar,
            MessageSource words) {
        this.team = team;
        this.cases = cases;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.words = words;
    }

    /** @param until last day; the end of the term where it is missing */
    record Until(Optional<LocalDate> until) {}

    record Taken(LocalDate since, LocalDate until) {}

    private record Work(AbsenceCase found, StaffMember person) {}

    /** Takes the case on, or prolongs it. 404 for whoever is not of the team at the case's school; 409 where a colleague has it. */
    @PostMapping("/api/cases/{caseNumber}/mobile-team")
    Taken takeOn(@PathVariable String caseNumber, @RequestBody Until asked, Principal user, Locale language) {
        Work work = work(caseNumber, user, language);
        try {
            TeamCase taken = team.takeOn(work.found(), work.person(), asked.until());
            return new Taken(taken.since(), taken.until());
        } catch (MobileTeam.Refused refused) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, refused.getMessage(), refused);
        }
    }

    /** The team's work with the case is over. */
    @PostMapping("/api/cases/{caseNumber}/mobile-team/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String caseNumber, Principal user, Locale language) {
        Work work = work(caseNumber, user, language);
        team.giveUp(work.found(), work.person());
    }

    private Work work(String caseNumber, Principal user, Locale language) {
        return register.staff(user.getName())
                .filter(person -> person.hasRole(Role.MOBILE_TEAM))
                .flatMap(person -> cases.find(caseNumber)
                        .filter(found -> found.state() != CaseState.CLOSED && person.worksAt(found.schoolId()))
                        .filter(found -> person.employedOn(calendar.today(found.schoolId())))
                        .filter(found -> register.pupil(found.pupilId())
                                .filter(pupil -> responsibilities.mayActFor(
                                        pupil, person.userId(), calendar.today(found.schoolId())))
                                .isPresent())
                        .map(found -> new Work(found, person)))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, words.getMessage("refused.not-your-overview", null, language)));
    }
}
