package se.sedd.letter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        Status status,
        Map<Part, String> texts,
        String version) {

    /** Whether somebody whose language it is has approved the text. */
    enum Status {
        APPROVED,
        PROOFREAD,
        /** Nothing leaves in it unless the person who sends it has decided so. */
        DRAFT
    }

    /** What a letter is made of, and what Sedd fills in there. */
    enum Part {
        TITLE,
        GREETING("guardian"),
        MISSED("pupil", "percent", "hours"),
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
        CHART_WEEK("absent", "offered");

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

    /** A template that cannot be used; each sentence names file, line and what to do. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient List<String> sentences;

        Broken(List<String> sentences) {
            super(String.join("\n", sentences));
            this.sentences = List.copyOf(sentences);
        }

        List<String> sentences() {
            return sentences;
        }
    }

    static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

    private static final List<String> HEAD =
            List.of("language", "name", "direction", "date", "decimal", "status", "reader");

    Locale locale() {
        return Locale.forLanguageTag(language);
    }

    boolean isDraft() {
        return status == Status.DRAFT;
    }

    String text(Part part) {
        return texts.get(part);
    }

    /**
     * Reads a template.
     *
     * @param file its name, for the sentences
     * @throws Broken if anything is missing, unknown or twice there
     */
    static LetterTemplate read(String file, byte[] content) {
        return new Reading(file).read(new String(content, StandardCharsets.UTF_8), sha256(content));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static final class Reading {

        private final String file;
        private final Map<String, String> head = new LinkedHashMap<>();
        private final Map<Part, StringBuilder> texts = new LinkedHashMap<>();
        private final Map<Part, Integer> lines = new LinkedHashMap<>();
        private final List<String> faults = new ArrayList<>();
        private Part part;
        private boolean skipping;

        private Reading(String file) {
            this.file = file;
        }

        private LetterTemplate read(String content, String sha) {
            int number = 0;
            for (String line : content.split("\\R", -1)) {
                number++;
                line(line.replace("\uFEFF", "").strip(), number);
            }
            complete();
            if (!faults.isEmpty()) {
                throw new Broken(faults);
            }
            Map<Part, String> finished = new LinkedHashMap<>();
            texts.forEach((itsPart, text) -> finished.put(itsPart, text.toString()));
            return new LetterTemplate(
                    head.get("language"),
                    head.get("name"),
                    head.get("direction").equals("rtl"),
                    head.get("date"),
                    head.get("decimal"),
                    Status.valueOf(head.get("status").toUpperCase(Locale.ROOT)),
                    Map.copyOf(finished),
                    sha.substring(0, 16));
        }

        private void line(String line, int number) {
            if (line.isEmpty() || line.startsWith("#")) {
                return;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                begin(line.substring(1, line.length() - 1), number);
            } else if (part != null) {
                StringBuilder text = texts.get(part);
                text.append(text.isEmpty() ? "" : " ").append(line);
                placeholders(line, number);
            } else if (!skipping) {
                head(line, number);
            }
        }

        private void begin(String id, int number) {
            part = null;
            skipping = true;
            for (Part known : Part.values()) {
                if (known.id().equals(id)) {
                    part = known;
                }
            }
            if (part == null) {
                fault(number, "[" + id + "] is no part of the letter: write one of " + ids());
            } else if (texts.putIfAbsent(part, new StringBuilder()) != null) {
                fault(number, "[" + id + "] is there twice: keep one");
            } else {
                lines.put(part, number);
            }
        }

        private void head(String line, int number) {
            int colon = line.indexOf(':');
            String key = colon < 0 ? line : line.substring(0, colon).strip();
            if (colon < 0 || !HEAD.contains(key)) {
                fault(
                        number,
                        "\"" + key + "\" is not known: write one of " + String.join(", ", HEAD)
                                + ", a colon and its value");
                return;
            }
            String value = line.substring(colon + 1).strip();
            head.put(key, value);
            boolean fine = switch (key) {
                case "direction" -> value.equals("ltr") || value.equals("rtl");
                case "status" -> List.of("approved", "proofread", "draft").contains(value);
                case "date" -> isPattern(value);
                default -> !value.isEmpty();
            };
            if (!fine) {
                fault(
                        number,
                        "\"" + value + "\" cannot stand after " + key + ": "
                                + switch (key) {
                                    case "direction" -> "write ltr or rtl";
                                    case "status" -> "write approved, proofread or draft";
                                    case "date" -> "write a pattern such as EEEE d MMMM";
                                    default -> "write something";
                                });
            }
        }

        private static boolean isPattern(String pattern) {
            try {
                DateTimeFormatter.ofPattern(pattern);
                return !pattern.isEmpty();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private void placeholders(String line, int number) {
            Matcher found = PLACEHOLDER.matcher(line);
            while (found.find()) {
                if (!part.placeholders().contains(found.group(1))) {
                    fault(
                            number,
                            "{" + found.group(1) + "} cannot stand in [" + part.id() + "]: "
                                    + (part.placeholders().isEmpty()
                                            ? "nothing is filled in there, take it away"
                                            : "write one of " + braces(part.placeholders())));
                }
            }
            String rest = PLACEHOLDER.matcher(line).replaceAll("");
            if (rest.contains("{") || rest.contains("}")) {
                fault(number, "a brace has no partner: write a placeholder as {pupil}");
            }
        }

        private void complete() {
            HEAD.stream()
                    .filter(key -> !head.containsKey(key))
                    .forEach(key -> fault(
                            1, "\"" + key + "\" is missing: add a line \"" + key + ": …\" before the first part"));
            for (Part known : Part.values()) {
                String text = texts.getOrDefault(known, new StringBuilder()).toString();
                if (text.isEmpty()) {
                    fault(lines.getOrDefault(known, 1), "[" + known.id() + "] is missing or has no text: write it");
                    continue;
                }
                List<String> missing = known.placeholders().stream()
                        .filter(placeholder -> !text.contains("{" + placeholder + "}"))
                        .toList();
                if (!missing.isEmpty()) {
                    fault(
                            lines.get(known),
                            "[" + known.id() + "] lacks " + braces(missing) + ": put it where the value belongs");
                }
            }
        }

        private void fault(int number, String sentence) {
            faults.add(file + ", line " + number + ": " + sentence + ".");
        }

        private static String braces(List<String> placeholders) {
            return String.join(
                    ", ", placeholders.stream().map(each -> "{" + each + "}").toList());
        }

        private static String ids() {
            TreeSet<String> ids = new TreeSet<>();
            for (Part known : Part.values()) {
                ids.add("[" + known.id() + "]");
            }
            return String.join(" ", ids);
        }
    }
}
