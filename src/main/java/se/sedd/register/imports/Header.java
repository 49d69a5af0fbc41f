package se.sedd.register.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The header line: which column stands where. Names are read whatever their case. */
final class Header {

    private static final int LONGEST_NAME = 100;

    private final Map<Column, Integer> places = new IdentityHashMap<>();
    private final List<Problem> faults = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final int width;

    Header(List<Column> expected, List<String> names, long line) {
        this.width = names.size();
        Map<String, Column> byName = new HashMap<>();
        expected.forEach(column -> byName.put(lower(column.name()), column));
        for (int i = 0; i < names.size(); i++) {
            String name = Problem.printable(names.get(i).strip(), LONGEST_NAME);
            Column column = byName.get(lower(name));
            if (name.isEmpty()) {
                warnings.add(new Problem(line, "", "", Fault.NAMELESS_COLUMN.sentence(i + 1)));
            } else if (column == null) {
                warnings.add(new Problem(line, name, name, Fault.UNKNOWN_COLUMN.sentence(name)));
            } else if (places.putIfAbsent(column, i) != null) {
                faults.add(new Problem(line, name, name, Fault.DOUBLE_COLUMN.sentence(name)));
            }
        }
        for (Column column : expected) {
            if (column.isRequired() && !places.containsKey(column)) {
                faults.add(new Problem(line, column.name(), "", Fault.MISSING_COLUMN.sentence(column.name())));
            }
        }
    }

    /** How many fields a row must have. */
    int width() {
        return width;
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    /** The column's place in a row, or -1. */
    int indexOf(Column column) {
        Integer place = places.get(column);
        return place == null ? -1 : place;
    }

    List<Problem> faults() {
        return faults;
    }

    List<Problem> warnings() {
        return warnings;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
