package se.sedd.web;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.sedd.calendar.SeddClock;
import se.sedd.engine.RoleNames;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/**
 * The page at {@code /}: what Sedd is and where to go. In the demo also who can log in, what to try, and the clock. In
 * production nothing of the register is shown to somebody who has not logged in.
 */
@Controller
class LandingPage {

    /** One person who can log in, and in which role. */
    record Account(Role role, String roleName, String userId) {}

    /** The accounts of one school, or those of the municipality when the name is empty. */
    record Accounts(String name, String place, String language, List<Account> list) {

        private Optional<String> in(Role role) {
            return list.stream()
                    .filter(account -> account.role() == role)
                    .map(Account::userId)
                    .findFirst();
        }
    }

    /** Through whose hands a case goes at one school. */
    record Walk(String mentor, String coordinator, String studentHealth, String principal) {}

    /** A school that speaks bokmål, and its first contact teacher. */
    record Norwegian(String school, String place, String mentor) {}

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy 'kl.'\u00a0HH.mm", Locale.forLanguageTag("sv-SE"));

    private static final List<Role> AT_A_SCHOOL = List.of(
            Role.MENTOR,
            Role.PRIMARY_CONTACT,
            Role.COORDINATOR,
            Role.STUDENT_HEALTH,
            Role.PRINCIPAL,
            Role.SCHOOL_OFFICE,
            Role.PROJECT_LEAD,
            Role.PARTNER);
    private static final List<Role> IN_THE_MUNICIPALITY = List.of(
            Role.SOCIAL_SERVICES,
            Role.MOBILE_TEAM,
            Role.HEAD_OF_SCHOOL_YEARS,
            Role.DEPUTY_HEAD_OF_STUDENT_HEALTH,
            Role.BOARD_OFFICE,
            Role.MANAGER,
            Role.PROCESS_OWNER);

    private final Register register;
    private final SeddClock clock;
    private final Environment environment;

    LandingPage(Register register, SeddClock clock, Environment environment) {
        this.register = register;
        this.clock = clock;
        this.environment = environment;
    }

    @GetMapping("/")
    String show(Model model) {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        model.addAttribute("demo", demo);
        if (!demo) {
            return "landing";
        }
        List<Accounts> schools = schools();
        Accounts municipality = municipality();
        model.addAttribute("clock", clock());
        model.addAttribute("begun", "municipality".equals(environment.getProperty("sedd.demo.data")));
        model.addAttribute("schools", schools);
        model.addAttribute("municipality", municipality);
        municipality.in(Role.SOCIAL_SERVICES).ifPresent(userId -> model.addAttribute("socialServices", userId));
        schools.stream()
                .filter(school -> school.language().equals("sv"))
                .flatMap(school -> walk(school).stream())
                .findFirst()
                .ifPresent(walk -> model.addAttribute("walk", walk));
        schools.stream()
                .filter(school -> school.language().equals("nb"))
                .flatMap(school -> school.in(Role.MENTOR).stream()
                        .map(mentor -> new Norwegian(school.name(), school.place(), mentor)))
                .findFirst()
                .ifPresent(norwegian -> model.addAttribute("norwegian", norwegian));
        return "landing";
    }

    private String clock() {
        String text = CLOCK.format(ZonedDateTime.ofInstant(clock.instant(), STOCKHOLM));
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Schools by the accounts they have, so that the one whose mentor is mentor1 comes first. */
    private List<Accounts> schools() {
        return register.schools().stream()
                .map(this::accounts)
                .filter(school -> !school.list().isEmpty())
                .sorted(Comparator.comparing(
                                (Accounts school) -> school.language().equals("nb"))
                        .thenComparing(school -> shortest(school.list().get(0).userId()))
                        .thenComparing(Accounts::name))
                .toList();
    }

    private static Optional<Walk> walk(Accounts school) {
        return school.in(Role.MENTOR)
                .flatMap(mentor -> school.in(Role.COORDINATOR)
                        .flatMap(coordinator -> school.in(Role.STUDENT_HEALTH)
                                .flatMap(health -> school.in(Role.PRINCIPAL)
                                        .map(principal -> new Walk(mentor, coordinator, health, principal)))));
    }

    private Accounts accounts(School school) {
        List<StaffMember> staff = register.staffOf(school.id()).stream()
                .filter(person -> !person.worksAtEverySchool())
                .toList();
        return new Accounts(
                school.name(),
                school.municipality().orElse(""),
                school.language(),
                accounts(staff, AT_A_SCHOOL, school.language()));
    }

    private Accounts municipality() {
        return new Accounts("", "", "sv", accounts(register.staff(), IN_THE_MUNICIPALITY, "sv"));
    }

    /** For every role one person, the one with the shortest user id; all of a role that each stand for an office of their own. */
    private List<Account> accounts(List<StaffMember> staff, List<Role> roles, String language) {
        return roles.stream()
                .flatMap(role -> staff.stream()
                        .filter(person -> person.hasRole(role)
                                && person.employedOn(
                                        clock.instant().atZone(STOCKHOLM).toLocalDate()))
                        .map(StaffMember::userId)
                        .sorted(Comparator.comparing(LandingPage::shortest))
                        .limit(role == Role.PARTNER ? 6 : 1)
                        .map(userId -> new Account(role, RoleNames.of(role, language), userId)))
                .toList();
    }

    private static String shortest(String userId) {
        return "%02d%s".formatted(userId.length(), userId);
    }
}
