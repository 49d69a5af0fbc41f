package se.sedd.models;

import java.util.Map;

/** How large a label becomes: Arial, wrapped at words and soft hyphens as bpmn-js wraps it. */
final class Text {

    private static final double LINE = 1.2;
    private static final double EXTERNAL = 11;

    /** {@code render.mjs} writes names inside tasks so small, so that "frånvaroutredning" stays in one piece. */
    private static final double INSIDE = 10.5;

    private static final String SOFT_HYPHEN = "\u00ad";

    /** Arial's advance widths in thousandths of the font size. */
    private static final Map<Integer, String> WIDTHS = Map.of(
            222, "ijl'|",
            278, " !,./:;[]\\tfIï",
            333, "()-r`°",
            500, "cksvxyzJ",
            556, "abdeghnopqu0123456789?$_#Låäöéüæø",
            584, "+<=>~",
            611, "FTZ",
            667, "ABEKPSVXYÅÄ&",
            722, "CDHNRUw",
            778, "GOQÖØ");

    private Text() {}

    /** Width and height of laid out text. */
    record Size(double width, double height) {}

    /** A label beside an event, a gateway or a flow. */
    static Size external(String text, double width) {
        return layout(text, width, EXTERNAL);
    }

    /** A name inside a task. */
    static Size inside(String text, double width) {
        return layout(text, width, INSIDE);
    }

    private static Size layout(String text, double width, double size) {
        double widest = 0;
        double line = 0;
        int lines = 0;
        for (String word : text.trim().split("(?<=[\\s-" + SOFT_HYPHEN + "])|\\s+")) {
            double length = length(word, size);
            double visible = length(word.stripTrailing(), size);
            if (line > 0 && line + visible > width) {
                lines++;
                line = 0;
            }
            widest = Math.max(widest, line + visible);
            line += length;
        }
        return new Size(Math.ceil(widest), Math.ceil((lines + 1) * size * LINE));
    }

    private static double length(String word, double size) {
        return word.replace(SOFT_HYPHEN, "-")
                        .codePoints()
                        .mapToDouble(Text::width)
                        .sum()
                * size
                / 1000;
    }

    private static double width(int letter) {
        return WIDTHS.entrySet().stream()
                .filter(entry -> entry.getValue().indexOf(letter) >= 0)
                .mapToDouble(Map.Entry::getKey)
                .findFirst()
                .orElse(letter == 'm' || letter == 'M' ? 833 : letter == 'W' ? 944 : 600);
    }
}
