package se.sedd.meeting;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.letter.TemplateFile;
import se.sedd.letter.TemplateFile.Status;
import se.sedd.meeting.Partners.Place;
import se.sedd.meeting.Partners.Presence;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.routine.PartnerDistrict;

/**
 * What a family chooses partners from, in its own language: which services take part, what each helps with and what its office in
 * the family's district offers. It names no member of staff and says nothing of any pupil, so anybody may read it.
 */
@Component
class PartnerLeaflet {

    /** So that a name or a number keeps its own direction inside a sentence of the other (Unicode's isolates). */
    private static final String ISOLATED = "\u2068%s\u2069";

    private static final List<String> POINTS = List.of("you-lead", "you-choose", "your-yes", "interpreter", "ask");

    private final Partners partners;
    private final PartnerTexts texts;
    private final Register register;

    PartnerLeaflet(Partners partners, PartnerTexts texts, Register register) {
        this.partners = partners;
        this.texts = texts;
        this.register = register;
    }

    /**
     * @param rightToLeft how the language is written
     * @param draft no native reader has approved the translation
     * @param words the fixed texts by their part, filled in
     * @param points how the meeting is, point by point
     * @param services those that take part
     * @param later those with which there is no agreement anywhere
     */
    record Leaflet(
            String schoolId,
            String school,
            String language,
            boolean rightToLeft,
            boolean draft,
            Map<String, String> words,
            List<String> points,
            List<Language> languages,
            List<Service> services,
            List<Service> later) {}

    record Language(String code, String name, boolean chosen) {}

    /** @param schoolsName what the school calls it, where that is another name */
    record Service(String name, Optional<String> schoolsName, String text, List<Office> offices) {}

    /** @param name empty where there is no agreement: then the text says whom to ring */
    record Office(String where, Optional<String> name, String text) {}

    /** Empty for a school without partners, and for one that is not there. */
    Optional<Leaflet> of(String schoolId, Collection<Locale> languages) {
        return register.school(schoolId).flatMap(school -> of(school, texts.in(languages)));
    }

    private Optional<Leaflet> of(School school, TemplateFile text) {
        List<Presence> all = partners.at(school);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> values = Map.of(
                "school",
                isolated(school.name()),
                "district",
                "",
                "phone",
                isolated(partners.phoneOf(school, Optional.empty()).orElse("")));
        return Optional.of(new Leaflet(
                school.id(),
                school.name(),
                text.language(),
                text.head().get("direction").equals("rtl"),
                text.status() == Status.DRAFT,
                text.texts().entrySet().stream()
                        .filter(part -> !part.getKey().contains("."))
                        .collect(toUnmodifiableMap(
                                Map.Entry::getKey, part -> TemplateFile.fill(part.getValue(), values))),
                POINTS.stream().map(text.texts()::get).toList(),
                texts.all().stream()
                        .map(one -> new Language(
                                one.language(),
                                one.head().get("name"),
                                one.language().equals(text.language())))
                        .toList(),
                all.stream()
                        .filter(Presence::takesPart)
                        .map(presence -> service(presence, text, offices(presence, text)))
                        .toList(),
                all.stream()
                        .filter(presence -> !presence.takesPart())
                        .map(presence -> service(presence, text, List.of()))
                        .toList()));
    }

    private static Service service(Presence presence, TemplateFile text, List<Office> offices) {
        String code = "service." + presence.service().partner();
        String name = text.texts().get(code + ".name");
        return new Service(
                name,
                Optional.of(presence.service().name()).filter(schools -> !schools.equals(name)),
                text.texts().get(code),
                offices);
    }

    private static List<Office> offices(Presence presence, TemplateFile text) {
        if (presence.isTheSameEverywhere()) {
            return List.of(office(presence.places().get(0), text.texts().get("everywhere"), text));
        }
        return presence.places().stream()
                .filter(place -> place.district().name().isPresent())
                .map(place -> office(place, inDistrict(place.district(), text), text))
                .toList();
    }

    private static String inDistrict(PartnerDistrict district, TemplateFile text) {
        return TemplateFile.fill(
                text.texts().get("in-district"),
                Map.of("district", isolated(district.name().orElseThrow())));
    }

    private static Office office(Place place, String where, TemplateFile text) {
        String help = place.office()
                .office()
                .map(office -> text.texts()
                        .getOrDefault("office." + office, place.office().help()))
                .orElseGet(() -> TemplateFile.fill(
                        text.texts().get("no-agreement"),
                        Map.of("phone", isolated(place.district().phone()))));
        return new Office(where, place.office().name(), help);
    }

    /** In one piece: a number is not broken at the end of a line. */
    private static String isolated(String text) {
        return ISOLATED.formatted(text.replace(' ', '\u00a0'));
    }
}
