package se.sedd.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.sedd.demo.Town.Away;
import se.sedd.demo.Town.DemoClass;
import se.sedd.demo.Town.DemoSchool;
import se.sedd.demo.Town.Employee;

/** Builds the demo's town from the seed: the schools and who works there; then the {@link Families} move in. */
final class TownBuilder {

    /** The one seed of the demo: everybody sees the same town. */
    static final long SEED = 1;

    /** The school whose accounts end in 1, and the class whose mentor is {@code mentor1}. */
    static final String FIRST_SCHOOL = "tranvik";

    static final String SECOND_SCHOOL = "larkdal";
    static final String OSLO_SCHOOL = "fjellbekken";
    static final String OSLO_STORY_CLASS = "8A";

    static final String STORY_CLASS = "8A";

    private static final LocalDate AWAY_FROM = LocalDate.of(2026, 3, 12);
    private static final LocalDate AWAY_UNTIL = LocalDate.of(2026, 3, 20);

    private final Dice dice;
    private final List<DemoSchool> schools = new ArrayList<>();
    private final List<Employee> staff = new ArrayList<>();
    private final Map<String, Integer> userIds = new HashMap<>();
    private long people;

    private TownBuilder(long seed) {
        this.dice = new Dice(seed);
    }

    static Town build(long seed) {
        TownBuilder builder = new TownBuilder(seed);
        builder.schools();
        builder.municipality();
        builder.neighbours();
        Families families = new Families(builder.dice);
        families.moveIn(builder.schools);
        return new Town(builder.schools, builder.staff, families.children(), families.parents());
    }

    private void schools() {
        List<String> seventhToNinth = List.of("7", "8", "9");
        List<String> fToNine = List.of("F", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        swedish(1, FIRST_SCHOOL, "Tranviksskolan", "Sjövik", seventhToNinth, 4, 27);
        swedish(2, SECOND_SCHOOL, "Lärkdalsskolan", "Sjövik", seventhToNinth, 3, 27);
        swedish(3, "ekhamra", "Ekhamraskolan", "Sjövik", fToNine, 2, 26);
        swedish(4, "holmset", "Holmsets skola", "Sjövik", List.of("F", "1", "2", "3", "4", "5", "6"), 1, 9);
        swedish(5, "ronnhamra", "Rönnhamra skola", "Granby", seventhToNinth, 4, 25);
        swedish(6, "asmyra", "Åsmyraskolan", "Granby", seventhToNinth, 3, 21);
        oslo();
    }

    private void swedish(
            int number, String id, String name, String municipality, List<String> grades, int parallels, int size) {
        String domain = Names.folded(municipality) + ".example.org";
        boolean small = size < 15;
        List<String> mentors = new ArrayList<>();
        List<String> primaries = new ArrayList<>();
        int classes = grades.size() * parallels;
        for (int n = 0; n < classes; n++) {
            boolean named =
                    grades.get(n / parallels).equals(grades.size() == 3 ? "8" : grades.get(0)) && n % parallels == 0;
            mentors.add(named ? mentorWithAccount(number, id, domain, small) : teacher(id, domain, "mentor"));
            if (named) {
                primaries.add(employee("primary" + number, id, domain, false, "primary-contact"));
            } else {
                primaries.add(small ? mentors.get(0) : teacher(id, domain, "primary-contact"));
            }
        }
        List<List<String>> coordinated = small || grades.size() == 3
                ? List.of(List.of())
                : List.of(List.of("F", "1", "2", "3", "4", "5", "6"), List.of("7", "8", "9"));
        for (int n = 0; n < coordinated.size(); n++) {
            employee("coordinator" + number + "b".repeat(n), id, domain, false, coordinated.get(n), "coordinator");
        }
        employee("eht" + number, id, domain, false, "student-health");
        if (number > 1 && !small) {
            employee("eht" + number + "b", id, domain, false, "student-health");
        }
        employee("principal" + number, id, domain, false, "principal");
        employee("office" + number, id, domain, false, "school-office");
        List<String> teachers = new ArrayList<>(new LinkedHashSet<>(mentors));
        primaries.stream().filter(userId -> !teachers.contains(userId)).forEach(teachers::add);
        schools.add(new DemoSchool(
                number,
                id,
                name,
                "SE",
                "sv",
                municipality,
                "",
                classes(number, id, false, grades, parallels, size, mentors, primaries, teachers),
                municipality.equals("Sjövik") ? Breaks.inSjovik() : Breaks.inGranby()));
        if (number == 1) {
            sendAway(mentors.get(1), primaries.get(1));
        }
    }

    private void oslo() {
        String id = OSLO_SCHOOL;
        String domain = "fjellbekken.example.org";
        List<String> mentors = new ArrayList<>();
        List<String> primaries = new ArrayList<>();
        List<String> grades = List.of("8", "9", "10");
        for (int n = 0; n < 9; n++) {
            mentors.add(
                    n == 0 ? employee("larer1", id, domain, true, "mentor") : norwegianTeacher(id, domain, "mentor"));
            primaries.add(
                    n == 0
                            ? employee("primar1", id, domain, true, "primary-contact")
                            : norwegianTeacher(id, domain, "primary-contact"));
        }
        employee("sosiallarer1", id, domain, true, "coordinator");
        employee("elevhelse1", id, domain, true, "student-health");
        employee("rektor1", id, domain, true, "principal");
        employee("prosjekt1", id, domain, true, "project-lead");
        partner("barnevern1", "barnevern-sagene");
        partner("nav1", "nav-sagene");
        partner("helse1", "skolehelsetjenesten");
        partner("familie1", "familiens-hus-sagene");
        List<String> teachers = new ArrayList<>(mentors);
        teachers.addAll(primaries);
        schools.add(new DemoSchool(
                7,
                id,
                "Fjellbekken skole",
                "NO",
                "nb",
                "Oslo",
                "Sagene",
                classes(7, id, true, grades, 3, 26, mentors, primaries, teachers),
                Breaks.inOslo()));
    }

    /** Whoever is a contact person for the school at an office of the district. */
    private void partner(String userId, String office) {
        partner(userId, office, false);
    }

    private void partner(String userId, String office, boolean leads) {
        employee(userId, OSLO_SCHOOL, "oslo.example.org", true, "partner");
        Employee person = staff.remove(staff.size() - 1);
        staff.add(new Employee(
                person.userId(),
                person.givenName(),
                person.familyName(),
                person.groups(),
                person.schoolIds(),
                person.email(),
                person.phone(),
                person.phoneHour(),
                person.away(),
                person.grades(),
                office,
                leads));
    }

    /** Some of the pupils live in the district next door, whose offices are others; one office has a leader in the register. */
    private void neighbours() {
        partner("barnevern2", "barnevern-grunerlokka");
        partner("nav2", "nav-grunerlokka");
        partner("navleder1", "nav-sagene", true);
    }

    private static List<DemoClass> classes(
            int school,
            String id,
            boolean norwegian,
            List<String> grades,
            int parallels,
            int size,
            List<String> mentors,
            List<String> primaries,
            List<String> teachers) {
        List<DemoClass> classes = new ArrayList<>();
        for (int n = 0; n < grades.size() * parallels; n++) {
            String grade = grades.get(n / parallels);
            String name = parallels == 1 ? grade : grade + (char) ('A' + n % parallels);
            int uneven = Math.floorMod(n * 5 + school, 4) - 2;
            classes.add(new DemoClass(
                    school * 100L + n,
                    n,
                    id,
                    norwegian,
                    name,
                    grade,
                    size + uneven,
                    mentors.get(n),
                    primaries.get(n),
                    teachers));
        }
        return classes;
    }

    private void municipality() {
        List<String> sjovik = List.of("tranvik", "larkdal", "ekhamra", "holmset");
        String domain = "sjovik.example.org";
        atSchools("social1", List.of("*"), domain, "social-services");
        atSchools("liaison1", List.of("*"), domain, "social-liaison");
        atSchools("team1", sjovik, domain, "mobile-team");
        atSchools("head1", List.of("*"), domain, "head-of-school-years");
        atSchools("health1", List.of("*"), domain, "deputy-head-of-student-health");
        atSchools("board1", List.of("*"), domain, "board-office");
        atSchools("manager1", List.of("*"), domain, "manager");
        atSchools("owner1", List.of("*"), domain, "process-owner");
    }

    private void atSchools(String userId, List<String> schoolIds, String domain, String group) {
        long who = ++people;
        staff.add(new Employee(
                userId,
                Names.adult(dice, "sv", who, 0),
                Names.family(dice, "sv", who, 0),
                List.of(group),
                schoolIds,
                userId + "@" + domain,
                Phones.swedishSchool(who),
                "",
                Optional.empty(),
                List.of(),
                "",
                false));
    }

    /** At a small school one mentor is every other class's primary contact too. */
    private String mentorWithAccount(int number, String schoolId, String domain, boolean small) {
        String[] groups = small ? new String[] {"mentor", "primary-contact"} : new String[] {"mentor"};
        return employee("mentor" + number, schoolId, domain, false, groups);
    }

    private String teacher(String schoolId, String domain, String group) {
        return employee(null, schoolId, domain, false, group);
    }

    private String norwegianTeacher(String schoolId, String domain, String group) {
        return employee(null, schoolId, domain, true, group);
    }

    private String employee(String userId, String schoolId, String domain, boolean norwegian, String... groups) {
        return employee(userId, schoolId, domain, norwegian, List.of(), groups);
    }

    /** Without a user id of its own the person gets one made of the name. */
    private String employee(
            String userId, String schoolId, String domain, boolean norwegian, List<String> grades, String... groups) {
        long who = ++people;
        String language = norwegian ? "nb" : "sv";
        String given = Names.adult(dice, language, who, 0);
        String family = Names.family(dice, language, who, 0);
        String id = userId == null ? unused(Names.folded(given) + "." + Names.folded(family)) : userId;
        String day = dice.oneOf(
                norwegian
                        ? List.of("mandag", "tirsdag", "onsdag", "torsdag")
                        : List.of("måndag", "tisdag", "onsdag", "torsdag"),
                Dice.About.PHONE,
                who,
                0);
        staff.add(new Employee(
                id,
                given,
                family,
                List.of(groups),
                List.of(schoolId),
                id + "@" + domain,
                norwegian ? Phones.norwegian(9_000 + who) : Phones.swedishSchool(who),
                day + (norwegian ? " 14.00–14.45" : " 15.00–15.45"),
                Optional.empty(),
                grades,
                "",
                false));
        return id;
    }

    private String unused(String userId) {
        int times = userIds.merge(userId, 1, Integer::sum);
        return times == 1 ? userId : userId + times;
    }

    private void sendAway(String userId, String deputy) {
        staff.replaceAll(person -> !person.userId().equals(userId)
                ? person
                : new Employee(
                        person.userId(),
                        person.givenName(),
                        person.familyName(),
                        person.groups(),
                        person.schoolIds(),
                        person.email(),
                        person.phone(),
                        person.phoneHour(),
                        Optional.of(new Away(AWAY_FROM, AWAY_UNTIL, deputy)),
                        person.grades(),
                        person.office(),
                        person.leadsOffice()));
    }
}
