package se.sedd.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.sedd.demo.Town.Child;
import se.sedd.demo.Town.DemoClass;
import se.sedd.demo.Town.DemoSchool;
import se.sedd.demo.Town.Parent;

/** The demo's pupils and their homes: who they are, what they speak, where they live, brothers and sisters among them. */
final class Families {

    private static final int SCHOOL_YEAR_BEGAN = 2025;
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
    private final List<Child> children = new ArrayList<>();
    private final List<Parent> parents = new ArrayList<>();
    private final Map<String, List<Parent>> homes = new HashMap<>();

    Families(Dice dice) {
        this.dice = dice;
    }

    List<Child> children() {
        return children;
    }

    List<Parent> parents() {
        return parents;
    }

    /** Fills every class of the schools. */
    void moveIn(List<DemoSchool> schools) {
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
        boolean story =
                school.id().equals(TownBuilder.FIRST_SCHOOL) && group.name().equals(TownBuilder.STORY_CLASS);
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
}
