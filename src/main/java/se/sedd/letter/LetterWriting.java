package se.sedd.letter;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sedd.letter.Letter.Chart;
import se.sedd.letter.Letter.Page;
import se.sedd.letter.Letter.Span;
import se.sedd.letter.Letter.Week;
import se.sedd.letter.LetterTemplate.Part;
import se.sedd.register.Guardian;
import se.sedd.register.Pupil;
import se.sedd.register.School;

/** Puts names, figures and times into the template's places. What is not known makes the sentence that does without it. */
@Component
class LetterWriting {

    private static final DateTimeFormatter IN_FIGURES = DateTimeFormatter.ofPattern("d/M", Locale.ROOT);

    /**
     * What all letters of one decision have in common.
     *
     * @param contact whom the home may ring
     * @param sender who sends it
     * @param order what the sender chose
     */
    record Occasion(
            School school,
            Pupil pupil,
            LocalDate today,
            AbsenceFigures figures,
            Contact contact,
            String sender,
            LetterOrder order) {}

    /**
     * @param phone of the person, else of the school
     * @param phoneHour when that telephone is answered, in words
     */
    record Contact(String name, String phone, Optional<String> phoneHour) {}

    /** @param templates in the order of the pages: the home's language, if it is another, then the school's */
    Letter write(Occasion occasion, Guardian guardian, List<LetterTemplate> templates) {
        LetterTemplate schools = templates.get(templates.size() - 1);
        return new Letter(
                occasion.school().name(),
                day(schools, occasion.today()) + " " + occasion.today().getYear(),
                Stream.concat(
                                Stream.of(guardian.name()),
                                Stream.of(
                                                guardian.street(),
                                                Optional.of(Stream.of(guardian.postalCode(), guardian.city())
                                                                .flatMap(Optional::stream)
                                                                .reduce((code, city) -> code + "  " + city)
                                                                .orElse(""))
                                                        .filter(line -> !line.isBlank()))
                                        .flatMap(Optional::stream))
                        .toList(),
                !occasion.school().country().equals("NO"),
                templates.stream()
                        .map(template -> page(occasion, guardian, template))
                        .toList());
    }

    private static Page page(Occasion occasion, Guardian guardian, LetterTemplate template) {
        Map<String, String> values = values(occasion, guardian, template);
        List<List<Span>> after = new ArrayList<>();
        after.add(fill(template, Part.REASONS, values));
        after.add(fill(template, values.containsKey("date") ? Part.MEETING : Part.MEETING_WITHOUT_TIME, values));
        after.add(fill(template, Part.RIGHTS, values));
        occasion.order().personalLine().ifPresent(line -> after.add(List.of(new Span(line, true))));
        after.add(fill(template, values.containsKey("phoneHour") ? Part.CONTACT : Part.CONTACT_WITHOUT_HOUR, values));
        return new Page(
                template.language(),
                template.name(),
                template.rightToLeft(),
                template.text(Part.TITLE),
                List.of(
                        fill(template, Part.GREETING, values),
                        fill(template, values.containsKey("monthDays") ? Part.MISSED_DAYS : Part.MISSED, values)),
                Optional.of(chart(occasion.figures(), template)),
                List.of(),
                after,
                List.of(fill(template, Part.CLOSING, values), fill(template, Part.SIGNATURE, values)));
    }

    private static Map<String, String> values(Occasion occasion, Guardian guardian, LetterTemplate template) {
        Map<String, String> values = new HashMap<>();
        values.put("guardian", guardian.name());
        values.put("pupil", occasion.pupil().givenName());
        AbsenceFigures figures = occasion.figures();
        figures.counted()
                .ifPresentOrElse(
                        counted -> {
                            values.put(
                                    "monthDays", String.valueOf(counted.month().days()));
                            values.put(
                                    "monthHours", String.valueOf(counted.month().hours()));
                            values.put(
                                    "termDays",
                                    String.valueOf(counted.halfYear().days()));
                            values.put(
                                    "termHours",
                                    String.valueOf(counted.halfYear().hours()));
                        },
                        () -> {
                            values.put("percent", String.valueOf(figures.percent()));
                            values.put("hours", String.valueOf(figures.hours()));
                        });
        values.put("mentor", occasion.contact().name());
        values.put("phone", occasion.contact().phone());
        occasion.contact().phoneHour().ifPresent(hour -> values.put("phoneHour", hour));
        values.put("sender", occasion.sender());
        values.put("school", occasion.school().name());
        occasion.order().meeting().ifPresent(meeting -> {
            values.put("date", day(template, meeting.date()));
            values.put("time", meeting.time());
            values.put("place", meeting.place().orElse(occasion.school().name()));
        });
        return values;
    }

    private static String day(LetterTemplate template, LocalDate date) {
        return DateTimeFormatter.ofPattern(template.dates(), template.locale()).format(date);
    }

    private static List<Span> fill(LetterTemplate template, Part part, Map<String, String> values) {
        return Span.fill(template.text(part), values);
    }

    private static Chart chart(AbsenceFigures figures, LetterTemplate template) {
        List<String> words = Stream.of(Part.CHART_PRESENT, Part.CHART_VALID, Part.CHART_INVALID, Part.CHART_UNKNOWN)
                .map(template::text)
                .toList();
        return new Chart(
                template.text(Part.CHART_TITLE),
                words,
                figures.weeks().stream()
                        .map(week -> week(week, figures.counted().isPresent(), template, words))
                        .toList(),
                figures.weeks().stream()
                        .mapToInt(AbsenceFigures.Week::offered)
                        .max()
                        .orElse(0));
    }

    private static Week week(AbsenceFigures.Week week, boolean inDays, LetterTemplate template, List<String> words) {
        int unknown = week.offered() - week.reported();
        int[] minutes = {week.present(), week.valid(), week.invalid(), unknown};
        List<String> told = new ArrayList<>();
        for (int kind = 0; kind < minutes.length; kind++) {
            if (minutes[kind] > 0) {
                told.add(words.get(kind) + " " + hours(template, minutes[kind]));
            }
        }
        String days = IN_FIGURES.format(week.from())
                + (week.from().equals(week.to()) ? "" : "–" + IN_FIGURES.format(week.to()));
        List<Span> said = inDays
                ? fill(
                        template,
                        Part.CHART_WEEK_DAYS,
                        Map.of(
                                "days", String.valueOf(week.counted().days()),
                                "hours", String.valueOf(week.counted().hours())))
                : fill(
                        template,
                        Part.CHART_WEEK,
                        Map.of(
                                "absent", hours(template, week.valid() + week.invalid()),
                                "offered", hours(template, week.offered())));
        return new Week(
                days,
                week.present(),
                week.valid(),
                week.invalid(),
                unknown,
                said,
                days + ": " + (inDays ? plain(said) : String.join(", ", told)));
    }

    private static String plain(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    /** Hours with a decimal where they are not whole. */
    private static String hours(LetterTemplate template, int minutes) {
        int tenths = Math.round(minutes / 6f);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + template.decimal() + tenths % 10;
    }
}
