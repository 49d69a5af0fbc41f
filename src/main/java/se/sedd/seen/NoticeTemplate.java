package se.sedd.seen;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.sedd.attendance.Lesson;
import se.sedd.letter.TemplateFile;

/** The same-day notice in one language, and how it is filled in. */
final class NoticeTemplate {

    /** What a telephone shows as one message of two parts in Latin letters; a long dash or an ellipsis would cost double. */
    static final int MOST_CHARACTERS = 299;

    private static final int MOST_LESSONS = 2;
    private static final int LONGEST_NAME = 60;
    private static final int SHORTEST_NAME = 2;
    private static final int SHORTEST_SCHOOL = 10;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** A child and the lessons missed, in order of time. */
    record Child(String firstName, List<Lesson> lessons) {}

    private final TemplateFile file;
    private final boolean repliesRead;

    NoticeTemplate(TemplateFile file, boolean repliesRead) {
        this.file = file;
        this.repliesRead = repliesRead;
    }

    String language() {
        return file.language();
    }

    boolean isDraft() {
        return file.status() == TemplateFile.Status.DRAFT;
    }

    String subject(String school) {
        return TemplateFile.fill(file.texts().get("subject"), Map.of("school", school));
    }

    /**
     * The whole text. Names are cut where it would otherwise be too long for a short message, never a time or the telephone.
     *
     * @param children who are missed, all of them children of the reader
     */
    String text(List<Child> children, LocalDate day, String phone, String school) {
        String text = "";
        for (int longest = LONGEST_NAME; longest >= SHORTEST_NAME; longest--) {
            text = text(children, day, phone, school, longest);
            if (text.length() <= MOST_CHARACTERS) {
                return text;
            }
        }
        return text;
    }

    private String text(List<Child> children, LocalDate day, String phone, String school, int longest) {
        List<String> names =
                children.stream().map(child -> cut(child.firstName(), longest)).toList();
        String filled = TemplateFile.fill(
                file.texts().get(part(children.size() > 1)),
                Map.of(
                        "pupil",
                        listed(names),
                        "date",
                        DateTimeFormatter.ofPattern(file.head().get("date"), Locale.forLanguageTag(language()))
                                .format(day),
                        "lessons",
                        children.size() == 2 ? eachFirst(children, names) : atMostTwo(children),
                        "phone",
                        phone,
                        "school",
                        cut(school, Math.max(longest, SHORTEST_SCHOOL))));
        return filled.replace("..", "."); // an abbreviation at the end of a sentence
    }

    private String part(boolean several) {
        String ending = repliesRead ? "" : "-without-reply";
        return several && file.texts().containsKey("several" + ending) ? "several" + ending : "notice" + ending;
    }

    private String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : String.join(", ", names.subList(0, last)) + " " + file.texts().get("and") + " " + names.get(last);
    }

    /** Of two children the first lesson of each, with the name, so that nobody has to guess whose it was. */
    private String eachFirst(List<Child> children, List<String> names) {
        List<String> firsts = new ArrayList<>();
        for (int n = 0; n < children.size(); n++) {
            firsts.add(names.get(n) + " " + atMost(children.get(n).lessons(), 1));
        }
        return String.join(", ", firsts);
    }

    private String atMostTwo(List<Child> children) {
        return atMost(
                children.stream()
                        .flatMap(child -> child.lessons().stream())
                        .sorted((one, other) -> one.start().compareTo(other.start()))
                        .toList(),
                MOST_LESSONS);
    }

    private String atMost(List<Lesson> lessons, int most) {
        List<String> times =
                lessons.stream().map(NoticeTemplate::time).distinct().toList();
        String told = times.stream().limit(most).collect(joining(", "));
        return times.size() > most ? told + " " + file.texts().get("more") : told;
    }

    static String time(Lesson lesson) {
        LocalTime end = lesson.start().plusMinutes(lesson.minutes());
        return TIME.format(lesson.start()) + "-" + TIME.format(end);
    }

    private static String cut(String name, int longest) {
        return name.length() <= longest ? name : name.substring(0, longest - 1).strip() + ".";
    }
}
