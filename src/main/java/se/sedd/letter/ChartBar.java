package se.sedd.letter;

import java.util.Locale;

/**
 * Draws the bars of the chart as SVG, the same on paper and on the screen. The kinds of time differ by pattern, so that a
 * photocopy says what the original says: present is empty, absence told of is striped, absence not told of is dark, and what
 * nobody has reported is dotted.
 */
final class ChartBar {

    static final String SVG = "http://www.w3.org/2000/svg";

    static final int WIDTH = 240;
    static final int HEIGHT = 14;

    private static final String INK = "#1d3540";
    private static final String SHADE = "#dfe9ec";
    private static final int PRESENT = 0;
    private static final int VALID = 1;
    private static final int INVALID = 2;

    private ChartBar() {}

    /** A week's bar: what the pupil was away comes first, read from the side on which the language begins. */
    static void week(Tree parent, Letter.Week week, int most, boolean rightToLeft) {
        Tree svg = svg(parent, WIDTH);
        double scale = (WIDTH - 2.0) / Math.max(1, most);
        int[] minutes = {week.invalid(), week.valid(), week.unknown(), week.present()};
        int[] kinds = {INVALID, VALID, 3, PRESENT};
        double at = 1;
        for (int i = 0; i < minutes.length; i++) {
            double width = minutes[i] * scale;
            if (width > 0) {
                part(svg, rightToLeft ? WIDTH - at - width : at, width, kinds[i]);
                at += width;
            }
        }
    }

    /** The pattern of one kind, for the legend: 0 present, 1 valid, 2 invalid, 3 unknown. */
    static void swatch(Tree parent, int kind) {
        part(svg(parent, 24), 1, 22, kind);
    }

    private static Tree svg(Tree parent, int width) {
        return parent.childOf(
                SVG,
                "svg",
                "width",
                String.valueOf(width),
                "height",
                String.valueOf(HEIGHT),
                "viewBox",
                "0 0 " + width + " " + HEIGHT);
    }

    private static void part(Tree svg, double x, double width, int kind) {
        String fill = switch (kind) {
            case INVALID -> INK;
            case VALID -> SHADE;
            default -> "#ffffff";
        };
        svg.child(
                "rect",
                "x",
                number(x),
                "y",
                "1",
                "width",
                number(width),
                "height",
                String.valueOf(HEIGHT - 2),
                "fill",
                fill,
                "stroke",
                INK,
                "stroke-width",
                "0.8");
        if (kind == VALID) {
            for (double at = x + 3; at < x + width - 1; at += 4) {
                svg.child(
                        "line",
                        "x1",
                        number(at),
                        "y1",
                        "1",
                        "x2",
                        number(at),
                        "y2",
                        String.valueOf(HEIGHT - 1),
                        "stroke",
                        INK,
                        "stroke-width",
                        "1.2");
            }
        } else if (kind != PRESENT && kind != INVALID) {
            for (double at = x + 4; at < x + width - 2; at += 6) {
                svg.child("circle", "cx", number(at), "cy", String.valueOf(HEIGHT / 2), "r", "1.1", "fill", INK);
            }
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
