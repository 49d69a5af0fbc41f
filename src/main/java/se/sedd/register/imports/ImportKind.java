package se.sedd.register.imports;

import java.nio.file.Path;
import java.util.List;

/** One kind of file that can be imported: its columns, and what becomes of its rows. */
public interface ImportKind {

    /** As in the address: {@code /api/imports/NAME}. */
    String name();

    List<Column> columns();

    /** Begins one import. Everything until its end happens in one transaction and one thread, and no other import runs. */
    Intake begin(Scope scope);

    /**
     * What an import is given.
     *
     * @param size of the file in bytes
     * @param scratch a folder of its own, removed when the import ends
     */
    record Scope(long size, Path scratch) {}

    /** One import under way. */
    interface Intake extends AutoCloseable {

        /**
         * Checks the rows and takes the good ones. Rows that are bad already are not among them; what is found wrong is noted
         * on the row. Whatever is written is undone when the file turns out to have too many bad rows.
         */
        void take(List<Row> rows);

        /** All rows have been taken and the file stands: writes what is left and tells others, before the commit. */
        void publish();

        /** Good rows whose warnings could only be known after the last row; asked after {@link #publish}. */
        default List<Row> warnedLate() {
            return List.of();
        }

        /** After the end, however it went. */
        @Override
        default void close() {}
    }
}
