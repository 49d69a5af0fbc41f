package se.sedd.register.imports;

/**
 * Something to mend in a file.
 *
 * @param line the physical line, the header is 1; 0 when the whole file is meant
 * @param column empty when the whole row is meant
 * @param value as it stood in the file; empty for names and addresses
 * @param problem a sentence that says what to mend; begins with "Varning:" when the row was accepted all the same
 */
record Problem(long line, String column, String value, String problem) {

    private static final int LONGEST_VALUE = 200;

    Problem {
        value = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    }
}
