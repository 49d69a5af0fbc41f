package se.sedd.web;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    record Accounts(String id, String name, String place, String language, List<Account> list) {

        private Optional<String> in(Role role) {
            return list.stream()
                    .filter(account -> account.role() == role)
                    .map(Account::userId)
                    .findFirst();
        }
    }

    /** Through whose hands a case goes at one school. */
    record Walk(String mentor, String coordinator, String studentHealth, String principal) {}

    /** Through whose hands a meeting goes at a school that speaks bokmål. */
    record Norwegian(String schoolId, String school, String mentor, Optional<String> lead, Optional<String> team) {}

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final String SWEDISH = "sv";
    private static final String BOKMAL = "nb";
    private static final Map<String, DateTimeFormatter> CLOCK =
            Map.of(SWEDISH, clockAs("EEEE d MMMM", SWEDISH), BOKMAL, clockAs("EEEE d. MMMM", BOKMAL));

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
    String show(Model model, Locale locale) {
        String language = locale.getLanguage();
        model.addAttribute("language", language);
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        model.addAttribute("demo", demo);
        if (!demo) {
            return "landing";
        }
        List<Accounts> schools = schools(language);
        Accounts municipality = municipality();
        model.addAttribute("clock", clock(language));
        model.addAttribute("begun", "municipality".equals(environment.getProperty("sedd.demo.data")));
        model.addAttribute("schools", schools);
        model.addAttribute("municipality", municipality);
        municipality.in(Role.SOCIAL_SERVICES).ifPresent(userId -> model.addAttribute("socialServices", userId));
        schools.stream()
                .filter(school -> school.language().equals(SWEDISH))
                .flatMap(school -> walk(school).stream())
                .findFirst()
                .ifPresent(walk -> model.addAttribute("walk", walk));
        schools.stream()
                .filter(school -> school.language().equals(BOKMAL))
                .flatMap(school -> school.in(Role.MENTOR).stream()
                        .map(mentor -> new Norwegian(
                                school.id(),
                                school.name(),
                                mentor,
                                school.in(Role.PROJECT_LEAD),
                                school.in(Role.COORDINATOR))))
                .findFirst()
                .ifPresent(norwegian -> model.addAttribute("norwegian", norwegian));
        return "landing";
    }

    private static DateTimeFormatter clockAs(String day, String language) {
        return DateTimeFormatter.ofPattern(day + " yyyy 'kl.'\u00a0HH.mm", Locale.forLanguageTag(language));
    }

    private String clock(String language) {
        String text = CLOCK.get(language).format(ZonedDateTime.ofInstant(clock.instant(), STOCKHOLM));
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** First those that speak the reader's language, of them the one whose mentor is mentor1 or larer1. */
    private List<Accounts> schools(String language) {
        return register.schools().stream()
                .map(this::accounts)
                .filter(school -> !school.list().isEmpty())
                .sorted(Comparator.comparing(
                                (Accounts school) -> !school.language().equals(language))
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
                school.id(),
                school.name(),
                school.municipality().orElse(""),
                school.language(),
                accounts(staff, AT_A_SCHOOL, school.language()));
    }

    private Accounts municipality() {
        return new Accounts("", "", "", SWEDISH, accounts(register.staff(), IN_THE_MUNICIPALITY, SWEDISH));
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
                        .limit(role == Role.PARTNER ? 8 : 1)
                        .map(userId -> new Account(role, RoleNames.of(role, language), userId)))
                .toList();
    }

    private static String shortest(String userId) {
        return "%02d%s".formatted(userId.length(), userId);
    }
}
