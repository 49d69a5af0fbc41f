package se.sedd.register.imports;

import java.util.function.Function;

/**
 * A column of a file and the column of a table that keeps it.
 *
 * @param read the value to store; may be null where the table allows it
 */
record Stored<T>(Column column, String name, Class<T> type, Function<Row, T> read) {}
