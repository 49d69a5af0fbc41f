package se.sedd.register.imports;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One row of a file. Reading a value checks it: what is wrong is noted on the row, the row is then bad, and the value that was
 * returned in its stead means nothing.
 */
public final class Row {

    private static final int LONGEST_ID = 64;
    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final LocalDate FIRST_DATE = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(2099, 12, 31);

    private final Header header;
    private final long line;
    private final List<String> fields;
    private List<Problem> faults = List.of();
    private List<Problem> warnings = List.of();

    Row(Header header, long line, List<String> fields) {
        this.header = header;
        this.line = line;
        this.fields = fields;
    }

    /** The physical line on which the row begins; the header is 1. */
    public long line() {
        return line;
    }

    /** Whether the file has this column at all. */
    public boolean has(Column column) {
        return header.has(column);
    }

    public boolean isBad() {
        return !faults.isEmpty();
    }

    public void fault(Column column, Fault fault, Object... arguments) {
        faults = with(faults, problem(column, fault, arguments));
    }

    /** Something to look at that does not keep the row out. */
    public void warn(Column column, Fault fault, Object... arguments) {
        warnings = with(warnings, problem(column, fault, arguments));
    }

    void faultOfRow(Fault fault, Object... arguments) {
        faults = with(faults, new Problem(line, "", "", fault.sentence(arguments)));
    }

    List<Problem> faults() {
        return faults;
    }

    List<Problem> warnings() {
        return warnings;
    }

    /** The value without surrounding blanks; empty when it, or the column, is missing. */
    public String text(Column column) {
        int index = header.indexOf(column);
        return index < 0 || index >= fields.size() ? "" : fields.get(index).strip();
    }

    public Optional<String> optional(Column column, int longest) {
        String value = text(column);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.length() > longest) {
            fault(column, Fault.TOO_LONG, value.length(), longest);
        } else if (value.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            fault(column, Fault.CONTROL_CHARACTERS);
        }
        return Optional.of(Normalizer.normalize(value, Normalizer.Form.NFC));
    }

    public String required(Column column, int longest) {
        return optional(column, longest).orElseGet(() -> missing(column, ""));
    }

    public Optional<String> optionalId(Column column) {
        String value = text(column);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!isId(value)) {
            fault(column, Fault.NOT_AN_ID);
        }
        return Optional.of(value);
    }

    public String id(Column column) {
        return optionalId(column).orElseGet(() -> missing(column, ""));
    }

    public static boolean isId(String value) {
        if (value.isEmpty() || value.length() > LONGEST_ID) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean allowed = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '.'
                    || c == '_'
                    || c == '-';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    public Optional<LocalDate> optionalDate(Column column) {
        String value = text(column);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(value);
            if (!date.isBefore(FIRST_DATE) && !date.isAfter(LAST_DATE)) {
                return Optional.of(date);
            }
        } catch (DateTimeParseException e) {
            // named below
        }
        fault(column, Fault.NOT_A_DATE);
        return Optional.empty();
    }

    public LocalDate date(Column column) {
        if (text(column).isEmpty()) {
            return missing(column, LAST_DATE);
        }
        return optionalDate(column).orElse(LAST_DATE);
    }

    /** A time of day as minutes after midnight. */
    public int minuteOfDay(Column column) {
        String value = text(column);
        if (value.isEmpty()) {
            return missing(column, 0);
        }
        if (value.length() == 5 && value.charAt(2) == ':') {
            int hour = twoDigits(value, 0);
            int minute = twoDigits(value, 3);
            if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60) {
                return hour * 60 + minute;
            }
        }
        fault(column, Fault.NOT_A_TIME);
        return 0;
    }

    /** Whole minutes, at most a day's. */
    public int minutes(Column column) {
        return text(column).isEmpty() ? missing(column, 0) : minutes(column, 0);
    }

    public int minutes(Column column, int ifEmpty) {
        String value = text(column);
        if (value.isEmpty()) {
            return ifEmpty;
        }
        int minutes = value.length() > 4 ? -1 : 0;
        for (int i = 0; i < value.length() && minutes >= 0; i++) {
            int digit = value.charAt(i) - '0';
            minutes = digit < 0 || digit > 9 ? -1 : minutes * 10 + digit;
        }
        if (minutes < 0 || minutes > MINUTES_OF_A_DAY) {
            fault(column, Fault.NOT_MINUTES);
            return 0;
        }
        return minutes;
    }

    /** How many of something there are: a whole number, at most 9,999. */
    public int count(Column column) {
        String value = text(column);
        if (value.isEmpty()) {
            return missing(column, 0);
        }
        if (!value.matches("[0-9]{1,4}")) {
            fault(column, Fault.NOT_A_COUNT);
            return 0;
        }
        return Integer.parseInt(value);
    }

    public boolean flag(Column column, boolean ifEmpty) {
        String value = text(column);
        if (value.isEmpty()) {
            return column.isRequired() ? missing(column, ifEmpty) : ifEmpty;
        }
        if (value.equalsIgnoreCase("true")) {
            return true;
        }
        if (!value.equalsIgnoreCase("false")) {
            fault(column, Fault.NOT_A_FLAG);
        }
        return false;
    }

    /** A value of a fixed list, written in the file as the constant's name in kebab case. */
    public <E extends Enum<E>> E oneOf(Column column, Class<E> list, E ifEmpty) {
        String value = text(column);
        if (value.isEmpty()) {
            return column.isRequired() ? missing(column, ifEmpty) : ifEmpty;
        }
        for (E constant : list.getEnumConstants()) {
            if (code(constant).equals(value)) {
                return constant;
            }
        }
        fault(
                column,
                Fault.NOT_ONE_OF,
                Arrays.stream(list.getEnumConstants()).map(Row::code).collect(Collectors.joining(", ")));
        return ifEmpty;
    }

    public String oneOf(Column column, List<String> values) {
        String value = required(column, 64);
        if (!value.isEmpty() && !values.contains(value)) {
            fault(column, Fault.NOT_ONE_OF, String.join(", ", values));
        }
        return value;
    }

    /** The items of a list separated by bars. */
    public List<String> list(Column column) {
        return Arrays.stream(text(column).split("\\|"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
    }

    /** The row as it can be sent again. */
    String asSent() {
        return fields.stream()
                .map(field -> field.chars().anyMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r')
                        ? '"' + field.replace("\"", "\"\"") + '"'
                        : field)
                .collect(Collectors.joining(";"));
    }

    private Problem problem(Column column, Fault fault, Object... arguments) {
        return new Problem(line, column.name(), column.isPersonal() ? "" : text(column), fault.sentence(arguments));
    }

    private <T> T missing(Column column, T instead) {
        fault(column, Fault.MISSING_VALUE);
        return instead;
    }

    private static int twoDigits(String value, int from) {
        int tens = value.charAt(from) - '0';
        int ones = value.charAt(from + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Problem> with(List<Problem> problems, Problem problem) {
        List<Problem> longer = problems.isEmpty() ? new ArrayList<>(2) : problems;
        longer.add(problem);
        return longer;
    }
}
