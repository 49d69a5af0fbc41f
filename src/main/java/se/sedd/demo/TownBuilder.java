package se.sedd.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.sedd.demo.Town.Away;
import se.sedd.demo.Town.Child;
import se.sedd.demo.Town.Closed;
import se.sedd.demo.Town.DemoClass;
import se.sedd.demo.Town.DemoSchool;
import se.sedd.demo.Town.Employee;
import se.sedd.demo.Town.Parent;

/** Builds the demo's town from the seed: first the schools and who works there, then the pupils and their homes. */
final class TownBuilder {

    /** The one seed of the demo: everybody sees the same town. */
    static final long SEED = 1;

    /** The school whose accounts end in 1, and the class whose mentor is {@code mentor1}. */
    static final String FIRST_SCHOOL = "tranvik";

    static final String SECOND_SCHOOL = "larkdal";
    static final String OSLO_SCHOOL = "fjellbekken";
    static final String OSLO_STORY_CLASS = "8A";

    static final String STORY_CLASS = "8A";

    private static final int SCHOOL_YEAR_BEGAN = 2025;
    private static final LocalDate AWAY_FROM = LocalDate.of(2026, 3, 12);
    private static final LocalDate AWAY_UNTIL = LocalDate.of(2026, 3, 20);
    private static final int CHILDREN_OF_ONE_SCHOOL = 10_000;

    private static final List<String> STREETS = List.of(
            "Lärkvägen",
            "Björkstigen",
            "Kvarngatan",
            "Strandvägen",
            "Ekbacken",
            "Tallvägen",
            "Mossgatan",
            "Åkerstigen");
    private static final List<String> NORWEGIAN_STREETS =
            List.of("Bekkeveien", "Lønnegata", "Tunveien", "Fjellstien", "Solbakken");

    private final Dice dice;
    private final List<DemoSchool> schools = new ArrayList<>();
    private final List<Employee> staff = new ArrayList<>();
    private final Map<String, Integer> userIds = new HashMap<>();
    private final List<Child> children = new ArrayList<>();
    private final List<Parent> parents = new ArrayList<>();
    private final Map<String, List<Parent>> homes = new HashMap<>();
    private long people;

    private TownBuilder(long seed) {
        this.dice = new Dice(seed);
    }

    static Town build(long seed) {
        TownBuilder builder = new TownBuilder(seed);
        builder.schools();
        builder.municipality();
        builder.neighbours();
        builder.children();
        return new Town(builder.schools, builder.staff, builder.children, builder.parents);
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
                municipality.equals("Sjövik") ? closedInSjovik() : closedInGranby()));
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
                closedInOslo()));
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

    private void children() {
        for (DemoSchool school : schools) {
            List<Child> atSchool = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (DemoClass group : school.classes()) {
                for (int place = 0; place < group.size(); place++) {
                    atSchool.add(child(school, group, place, atSchool, names));
                }
            }
            children.addAll(atSchool);
        }
    }

    private Child child(DemoSchool school, DemoClass group, int place, List<Child> schoolmates, Set<String> names) {
        int number = schoolmates.size() + 1;
        long key = (long) school.number() * CHILDREN_OF_ONE_SCHOOL + number;
        boolean story = school.id().equals(FIRST_SCHOOL) && group.name().equals(STORY_CLASS);
        Optional<Child> sibling = number > 60 && !story && dice.happens(0.14, Dice.About.FAMILY, key, 9)
                ? Optional.of(schoolmates.get(number - 1 - dice.between(30, 55, Dice.About.FAMILY, key, 10)))
                        .filter(other -> !other.group().name().equals(group.name()))
                        .filter(other -> other.marking().equals("none"))
                : Optional.empty();
        String language = sibling.map(Child::homeLanguage).orElseGet(() -> homeLanguage(key, school));
        String marking = story || sibling.isPresent() ? "none" : marking(school, number);
        String given;
        String family;
        int turn = 0;
        do {
            int now = turn++;
            given = Names.given(dice, language, key, now);
            family = sibling.map(Child::familyName).orElseGet(() -> Names.family(dice, language, key, now));
        } while (!names.add(given + " " + family) && turn < 20);
        LocalDate born = LocalDate.of(SCHOOL_YEAR_BEGAN - 6 - group.year() + (school.number() == 7 ? 1 : 0), 1, 1)
                .plusDays(dice.between(0, 364, Dice.About.BIRTH, key, 0));
        Child child = new Child(
                key,
                "%s-%04d".formatted(school.id(), number),
                given,
                family,
                group,
                place,
                district(school, key),
                language,
                marking,
                born,
                homeMunicipality(school, key),
                story ? "regular" : enrolment(key),
                place == 9 && number % 3 == 0,
                school.number() == 2 && number == 30 ? Optional.of(LocalDate.of(2026, 4, 10)) : Optional.empty());
        List<Parent> home = sibling.map(other -> homes.get(other.id()).stream()
                        .map(parent -> alsoOf(child, parent))
                        .toList())
                .orElseGet(() -> home(school, child, story));
        homes.put(child.id(), home);
        parents.addAll(home);
        return child;
    }

    private String homeLanguage(long key, DemoSchool school) {
        double share = dice.share(Dice.About.LANGUAGE, key, 0);
        if (share < 0.06) {
            return "ar";
        }
        if (share < 0.11) {
            return "so";
        }
        if (share < 0.15) {
            return "fa-AF";
        }
        return share < 0.18 ? "en" : school.language();
    }

    private static String marking(DemoSchool school, int number) {
        return switch (school.number() * 1000 + number) {
            case 1020, 1215, 3110, 5044, 7061 -> "confidential";
            case 1101, 3401 -> "protected";
            default -> "none";
        };
    }

    private String district(DemoSchool school, long key) {
        if (school.number() != 7) {
            return "";
        }
        return dice.happens(0.7, Dice.About.HOME, key, 5) ? "Sagene" : "Grünerløkka";
    }

    private String homeMunicipality(DemoSchool school, long key) {
        if (school.number() != 7 && dice.happens(0.015, Dice.About.HOME, key, 6)) {
            return school.municipality().equals("Sjövik") ? "Granby" : "Sjövik";
        }
        return school.municipality();
    }

    private String enrolment(long key) {
        double share = dice.share(Dice.About.HOME, key, 7);
        if (share < 0.001) {
            return "hospital-school";
        }
        if (share < 0.003) {
            return "placed-elsewhere";
        }
        return share < 0.004 ? "leave" : "regular";
    }

    private List<Parent> home(DemoSchool school, Child child, boolean story) {
        boolean hidden = !child.marking().equals("none");
        if (!story && dice.happens(0.008, Dice.About.HOME, child.key(), 1)) {
            return List.of(
                    parent(school, child, 1, "foster-home", true, hidden),
                    parent(school, child, 2, "custodian", false, hidden));
        }
        double share = dice.share(Dice.About.HOME, child.key(), 2);
        if (share < 0.18) {
            return List.of(parent(school, child, 1, "custodian", true, hidden));
        }
        boolean together = share < 0.72;
        Parent first = parent(school, child, 1, "custodian", true, hidden);
        Parent second = parent(school, child, 2, "custodian", true, hidden);
        return List.of(first, together ? at(first, second) : second);
    }

    private Parent parent(
            DemoSchool school, Child child, int ordinal, String relation, boolean receives, boolean hidden) {
        long who = child.key() * 10 + ordinal;
        boolean norwegian = school.language().equals("nb");
        String language = relation.equals("foster-home") ? school.language() : child.homeLanguage();
        boolean sameName = relation.equals("custodian") && dice.happens(0.75, Dice.About.FAMILY, who, 3);
        String family = sameName ? child.familyName() : Names.family(dice, language, who, 3);
        String given = Names.adult(dice, language, who, 3);
        boolean reachable = !dice.happens(0.03, Dice.About.PHONE, who, 1);
        boolean foreign = !language.equals("sv") && !language.equals("nb");
        return new Parent(
                "%s-v%d".formatted(child.id(), ordinal),
                child.id(),
                given,
                family,
                !reachable ? "" : norwegian ? Phones.norwegian(who) : Phones.swedishMobile(who),
                Names.folded(given) + "." + Names.folded(family) + "@example.org",
                language,
                receives,
                receives,
                hidden ? "" : street(norwegian, who),
                hidden ? "" : norwegian ? "9999" : "999 %02d".formatted(school.number() * 10),
                hidden ? "" : school.municipality(),
                relation,
                foreign && !language.equals("en") && dice.happens(0.6, Dice.About.HOME, who, 4),
                hidden ? child.marking() : "none");
    }

    private String street(boolean norwegian, long who) {
        return dice.oneOf(norwegian ? NORWEGIAN_STREETS : STREETS, Dice.About.HOME, who, 8)
                + " "
                + dice.between(1, 60, Dice.About.HOME, who, 9);
    }

    private static Parent at(Parent other, Parent parent) {
        return new Parent(
                parent.id(),
                parent.pupilId(),
                parent.givenName(),
                parent.familyName(),
                parent.phone(),
                parent.email(),
                parent.language(),
                parent.receivesLetters(),
                parent.receivesNotices(),
                other.street(),
                other.postalCode(),
                other.city(),
                parent.relation(),
                parent.interpreter(),
                parent.marking());
    }

    private static Parent alsoOf(Child child, Parent parent) {
        return new Parent(
                parent.id(),
                child.id(),
                parent.givenName(),
                parent.familyName(),
                parent.phone(),
                parent.email(),
                parent.language(),
                parent.receivesLetters(),
                parent.receivesNotices(),
                parent.street(),
                parent.postalCode(),
                parent.city(),
                parent.relation(),
                parent.interpreter(),
                parent.marking());
    }

    private static List<Closed> closedInSjovik() {
        return List.of(
                closed("2026-01-01", "2026-01-09"),
                closed("2026-02-09", "2026-02-13"),
                closed("2026-04-07", "2026-04-10"),
                closed("2026-05-15", "2026-05-15"),
                closed("2026-06-12", "2026-08-14"),
                closed("2026-09-25", "2026-09-25"),
                closed("2026-10-26", "2026-10-30"),
                closed("2026-12-21", "2027-01-08"),
                closed("2027-02-15", "2027-02-19"),
                closed("2027-03-29", "2027-04-02"),
                closed("2027-06-11", "2027-08-13"));
    }

    private static List<Closed> closedInGranby() {
        return List.of(
                closed("2026-01-01", "2026-01-09"),
                closed("2026-02-16", "2026-02-20"),
                closed("2026-03-30", "2026-04-02"),
                closed("2026-05-15", "2026-05-15"),
                closed("2026-06-10", "2026-08-17"),
                closed("2026-10-26", "2026-10-30"),
                closed("2026-12-22", "2027-01-11"),
                closed("2027-02-22", "2027-02-26"),
                closed("2027-03-22", "2027-03-25"),
                closed("2027-06-10", "2027-08-16"));
    }

    private static List<Closed> closedInOslo() {
        return List.of(
                closed("2026-01-01", "2026-01-02"),
                closed("2026-02-16", "2026-02-20"),
                closed("2026-03-30", "2026-04-06"),
                closed("2026-05-15", "2026-05-15"),
                closed("2026-06-20", "2026-08-16"),
                closed("2026-09-28", "2026-10-02"),
                closed("2026-12-21", "2027-01-01"),
                closed("2027-02-22", "2027-02-26"),
                closed("2027-03-22", "2027-03-29"),
                closed("2027-06-19", "2027-08-15"));
    }

    private static Closed closed(String first, String last) {
        return new Closed(LocalDate.parse(first), LocalDate.parse(last));
    }
}
