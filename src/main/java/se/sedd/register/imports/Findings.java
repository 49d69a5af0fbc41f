package se.sedd.register.imports;

import java.util.ArrayList;
import java.util.List;

/** Counts the rows of one file and collects what is wrong with them, without growing with a file that is all wrong. */
final class Findings {

    /** More than one per cent of any file a school system sends; beyond it the file is refused whatever the share. */
    static final int MOST_BAD_ROWS = 50_000;

    private static final int MOST_WARNINGS = 1_000;

    /** A bad row as it was sent. */
    record Quarantined(long line, String text) {}

    private final List<Problem> problems = new ArrayList<>();
    private final List<Quarantined> quarantined = new ArrayList<>();
    private long rows;
    private long badRows;
    private long faults;
    private long warnings;

    void warn(List<Problem> found) {
        for (Problem warning : found) {
            if (warnings++ < MOST_WARNINGS) {
                problems.add(warning);
            }
        }
    }

    void count(Row row) {
        rows++;
        if (row.isBad()) {
            badRows++;
            if (badRows <= MOST_BAD_ROWS) {
                problems.addAll(row.faults());
                quarantined.add(new Quarantined(row.line(), row.asSent()));
            } else {
                faults += row.faults().size();
            }
        } else {
            warn(row.warnings());
        }
    }

    long rows() {
        return rows;
    }

    long badRows() {
        return badRows;
    }

    /** More than one per cent of the rows. */
    boolean tooManyBad() {
        return 100 * badRows > rows || badRows > MOST_BAD_ROWS;
    }

    List<Quarantined> quarantined() {
        return quarantined;
    }

    /** In order of line. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        all.sort(java.util.Comparator.comparingLong(Problem::line));
        if (faults > 0) {
            all.add(new Problem(0, "", "", Fault.MORE_PROBLEMS.sentence(faults)));
        }
        if (warnings > MOST_WARNINGS) {
            all.add(new Problem(0, "", "", Fault.MORE_WARNINGS.sentence(warnings - MOST_WARNINGS)));
        }
        return all;
    }
}
