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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts in one language, part by part, as a process owner edits them: a file under {@code processes/}. Whoever sends something in
 * writing to homes says in a {@link Form} what its files hold.
 *
 * @param language BCP 47
 * @param head every line before the first part, by its key
 * @param texts by the part's id, placeholders and all
 * @param version what a text was made from: the beginning of the file's SHA-256
 */
public record TemplateFile(
        String language, Status status, Map<String, String> head, Map<String, String> texts, String version) {

    /** Whether somebody whose language it is has approved the text. */
    public enum Status {
        APPROVED,
        PROOFREAD,
        /** Nothing leaves in it unless a person has decided so. */
        DRAFT
    }

    /**
     * What a file holds.
     *
     * @param what it is, for the sentences: {@code the letter}
     * @param head the keys before the first part
     * @param parts the placeholders of each part by its id
     * @param optional the parts that a language may do without
     */
    public record Form(String what, List<String> head, Map<String, List<String>> parts, Set<String> optional) {}

    /** A template that cannot be used; each sentence names file, line and what to do. */
    public static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient List<String> sentences;

        public Broken(List<String> sentences) {
            super(String.join("\n", sentences));
            this.sentences = List.copyOf(sentences);
        }

        public List<String> sentences() {
            return sentences;
        }
    }

    static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

    /**
     * Reads a template.
     *
     * @param file its name, for the sentences
     * @throws Broken if anything is missing, unknown or twice there
     */
    public static TemplateFile read(String file, byte[] content, Form form) {
        return new Reading(file, form).read(new String(content, StandardCharsets.UTF_8), sha256(content));
    }

    /** The SHA-256 of a file, in hexadecimal digits. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** The one for a language of the register: the same, else one of the same tongue; {@code no} is bokmål, {@code prs} Dari. */
    public static <T> Optional<T> find(Map<String, T> byLanguage, String language) {
        String tag = Locale.forLanguageTag(language).toLanguageTag();
        String tongue = tongue(tag);
        return Optional.ofNullable(byLanguage.get(tag))
                .or(() -> byLanguage.entrySet().stream()
                        .filter(entry -> tongue(entry.getKey()).equals(tongue))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    private static String tongue(String tag) {
        String tongue = Locale.forLanguageTag(tag).getLanguage();
        return switch (tongue) {
            case "no" -> "nb";
            case "prs" -> "fa";
            default -> tongue;
        };
    }

    /** Puts the values into the placeholders of a text; every placeholder has one. */
    public static String fill(String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
    }

    private static final class Reading {

        private final String file;
        private final Form form;
        private final Map<String, String> head = new LinkedHashMap<>();
        private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
        private final Map<String, Integer> lines = new LinkedHashMap<>();
        private final List<String> faults = new ArrayList<>();
        private String part;
        private boolean skipping;

        private Reading(String file, Form form) {
            this.file = file;
            this.form = form;
        }

        private TemplateFile read(String content, String sha) {
            int number = 0;
            for (String line : content.split("\\R", -1)) {
                number++;
                line(line.replace("\uFEFF", "").strip(), number);
            }
            complete();
            if (!faults.isEmpty()) {
                throw new Broken(faults);
            }
            return new TemplateFile(
                    head.get("language"),
                    Status.valueOf(head.get("status").toUpperCase(Locale.ROOT)),
                    Map.copyOf(head),
                    texts.entrySet().stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    Map.Entry::getKey, text -> text.getValue().toString())),
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
            part = form.parts().containsKey(id) ? id : null;
            skipping = true;
            if (part == null) {
                fault(number, "[" + id + "] is no part of " + form.what() + ": write one of " + ids());
            } else if (texts.putIfAbsent(part, new StringBuilder()) != null) {
                fault(number, "[" + id + "] is there twice: keep one");
            } else {
                lines.put(part, number);
            }
        }

        private void head(String line, int number) {
            int colon = line.indexOf(':');
            String key = colon < 0 ? line : line.substring(0, colon).strip();
            if (colon < 0 || !form.head().contains(key)) {
                fault(
                        number,
                        "\"" + key + "\" is not known: write one of " + String.join(", ", form.head())
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
                List<String> placeholders = form.parts().get(part);
                if (!placeholders.contains(found.group(1))) {
                    fault(
                            number,
                            "{" + found.group(1) + "} cannot stand in [" + part + "]: "
                                    + (placeholders.isEmpty()
                                            ? "nothing is filled in there, take it away"
                                            : "write one of " + braces(placeholders)));
                }
            }
            String rest = PLACEHOLDER.matcher(line).replaceAll("");
            if (rest.contains("{") || rest.contains("}")) {
                fault(number, "a brace has no partner: write a placeholder as {pupil}");
            }
        }

        private void complete() {
            form.head().stream()
                    .filter(key -> !head.containsKey(key))
                    .forEach(key -> fault(
                            1, "\"" + key + "\" is missing: add a line \"" + key + ": …\" before the first part"));
            form.parts().forEach(this::complete);
        }

        private void complete(String known, List<String> placeholders) {
            String text = texts.getOrDefault(known, new StringBuilder()).toString();
            if (text.isEmpty()) {
                if (texts.containsKey(known) || !form.optional().contains(known)) {
                    fault(lines.getOrDefault(known, 1), "[" + known + "] is missing or has no text: write it");
                }
                return;
            }
            List<String> missing = placeholders.stream()
                    .filter(placeholder -> !text.contains("{" + placeholder + "}"))
                    .toList();
            if (!missing.isEmpty()) {
                fault(
                        lines.get(known),
                        "[" + known + "] lacks " + braces(missing) + ": put it where the value belongs");
            }
        }

        private void fault(int number, String sentence) {
            faults.add(file + ", line " + number + ": " + sentence + ".");
        }

        private static String braces(List<String> placeholders) {
            return String.join(
                    ", ", placeholders.stream().map(each -> "{" + each + "}").toList());
        }

        private String ids() {
            TreeSet<String> ids = new TreeSet<>();
            form.parts().keySet().forEach(known -> ids.add("[" + known + "]"));
            return String.join(" ", ids);
        }
    }
}
