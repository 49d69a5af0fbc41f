package se.sedd.register.imports;

/**
 * Something to mend in a file.
 *
 * @param line the physical line, the header is 1; 0 when the whole file is meant
 * @param column empty when the whole row is meant
 * @param value as it stood in the file; empty for names and addresses
 * @param problem a sentence that says what to mend; begins with "Varning:" (in bokmål "Advarsel:") when the row was accepted all the same
 */
record Problem(long line, String column, String value, String problem) {

    private static final int LONGEST_COLUMN = 100;
    private static final int LONGEST_VALUE = 200;

    Problem {
        column = printable(column, LONGEST_COLUMN);
        value = printable(value, LONGEST_VALUE);
    }

    /** Short enough for a report, and without the one character that PostgreSQL does not store. */
    static String printable(String text, int longest) {
        String whole = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
        if (whole.length() <= longest) {
            return whole;
        }
        int end = Character.isHighSurrogate(whole.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return whole.substring(0, end) + "…";
    }
}
