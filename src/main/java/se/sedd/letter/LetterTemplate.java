package se.sedd.letter;

import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The letter's texts in one language, as a process owner edits them: a file under {@code processes/absence-follow-up/letter}.
 *
 * @param language BCP 47
 * @param name of the language, in itself
 * @param dates how a day is written, a pattern of {@link DateTimeFormatter}
 * @param decimal what stands between whole and part of a number
 * @param texts by part, placeholders and all
 * @param version what a letter was made from: the beginning of the file's SHA-256
 */
record LetterTemplate(
        String language,
        String name,
        boolean rightToLeft,
        String dates,
        String decimal,
        TemplateFile.Status status,
        Map<Part, String> texts,
        String version) {

    /** What a letter is made of, and what Sedd fills in there. */
    enum Part {
        TITLE,
        GREETING("guardian"),
        MISSED("pupil", "percent", "hours"),
        MISSED_DAYS("pupil", "monthDays", "monthHours", "termDays", "termHours"),
        REASONS("pupil"),
        MEETING("date", "time", "place"),
        MEETING_WITHOUT_TIME,
        RIGHTS("pupil"),
        CONTACT("mentor", "phone", "phoneHour"),
        CONTACT_WITHOUT_HOUR("mentor", "phone"),
        CLOSING,
        SIGNATURE("sender", "school"),
        CHART_TITLE,
        CHART_PRESENT,
        CHART_VALID,
        CHART_INVALID,
        CHART_UNKNOWN,
        CHART_WEEK("absent", "offered"),
        CHART_WEEK_DAYS("days", "hours");

        private final List<String> placeholders;

        Part(String... placeholders) {
            this.placeholders = List.of(placeholders);
        }

        List<String> placeholders() {
            return placeholders;
        }

        /** As the file has it in brackets. */
        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final TemplateFile.Form FORM = new TemplateFile.Form(
            "the letter",
            List.of("language", "name", "direction", "date", "decimal", "status", "reader"),
            Stream.of(Part.values()).collect(Collectors.toMap(Part::id, Part::placeholders)),
            Set.of());

    Locale locale() {
        return Locale.forLanguageTag(language);
    }

    boolean isDraft() {
        return status == TemplateFile.Status.DRAFT;
    }

    String text(Part part) {
        return texts.get(part);
    }

    /**
     * Reads a template.
     *
     * @param file its name, for the sentences
     * @throws TemplateFile.Broken if anything is missing, unknown or twice there
     */
    static LetterTemplate read(String file, byte[] content) {
        TemplateFile read = TemplateFile.read(file, content, FORM);
        Map<Part, String> texts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            texts.put(part, read.texts().get(part.id()));
        }
        return new LetterTemplate(
                read.language(),
                read.head().get("name"),
                read.head().get("direction").equals("rtl"),
                read.head().get("date"),
                read.head().get("decimal"),
                read.status(),
                Map.copyOf(texts),
                read.version());
    }
}
