package se.sedd.insight.neighbourhood;

import java.util.List;
import se.sedd.meeting.Partners;
import se.sedd.register.School;

/** An office that a school's partners work at. */
record Office(String id, String name) {

    /** Each office of the school's partners once, in the table's order. */
    static List<Office> at(School school, Partners partners) {
        return partners.at(school).stream()
                .flatMap(service -> service.places().stream())
                .map(Partners.Place::office)
                .filter(office -> office.office().isPresent())
                .map(office -> new Office(
                        office.office().get(),
                        office.name().orElseGet(() -> office.office().get())))
                .distinct()
                .toList();
    }
}
