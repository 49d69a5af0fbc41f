package se.sedd.register.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a received file row by row: comma or semicolon, with or without a byte order mark, quoted as RFC 4180 says. */
final class CsvFile implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST_HEADER = 100_000;
    private static final int LONGEST_FIELD = 100_000;

    private final long lastLine;
    private final CloseableIterator<CsvRecord> records;
    private final Header header;
    private long line = 1;
    private boolean brokenOff;

    private CsvFile(CloseableIterator<CsvRecord> records, long lastLine, List<Column> expected) throws UnreadableFile {
        this.records = records;
        this.lastLine = lastLine;
        this.header = readHeader(expected);
    }

    /** @throws UnreadableFile when it is empty, not UTF-8, or lacks a required column */
    static CsvFile open(Upload upload, List<Column> expected) throws IOException, UnreadableFile {
        if (upload.notUtf8().isPresent()) {
            throw new UnreadableFile(upload.notUtf8().getAsLong(), Fault.NOT_UTF_8);
        }
        CloseableIterator<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(upload))
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(afterByteOrderMark(upload))
                .iterator();
        try {
            return new CsvFile(records, upload.lines(), expected);
        } catch (UnreadableFile | RuntimeException e) {
            records.close();
            throw e;
        }
    }

    List<Problem> warnings() {
        return header.warnings();
    }

    /**
     * The next rows, at most so many; empty at the end.
     *
     * @throws UnreadableFile when the quotes on a line before the last make no sense: rows are lost in them
     */
    List<Row> next(int most) throws UnreadableFile {
        List<Row> rows = new ArrayList<>(most);
        while (rows.size() < most) {
            Optional<CsvRecord> record = nextRecord();
            if (record.isPresent()) {
                rows.add(row(record.get()));
            } else if (brokenOff) {
                brokenOff = false;
                rows.add(cutOff());
                return rows;
            } else {
                return rows;
            }
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private Row row(CsvRecord record) {
        Row row = new Row(header, record.getStartingLineNumber(), record.getFields());
        if (record.getFieldCount() != header.width()) {
            row.faultOfRow(Fault.RAGGED_ROW, record.getFieldCount(), header.width());
        }
        return row;
    }

    private Row cutOff() {
        Row row = new Row(header, line, List.of());
        row.faultOfRow(Fault.CUT_OFF_ROW);
        return row;
    }

    private Header readHeader(List<Column> expected) throws UnreadableFile {
        CsvRecord first = nextRecord()
                .orElseThrow(() -> new UnreadableFile(1, brokenOff ? Fault.BROKEN_QUOTING : Fault.EMPTY_FILE));
        Header read = new Header(expected, first.getFields(), first.getStartingLineNumber());
        if (!read.faults().isEmpty()) {
            throw new UnreadableFile(read.faults());
        }
        return read;
    }

    /** Blank lines are no rows. Quotes that break on the last line are that row's fault: the file may be cut off there. */
    private Optional<CsvRecord> nextRecord() throws UnreadableFile {
        try {
            while (line <= lastLine && records.hasNext()) {
                CsvRecord record = records.next();
                line = record.getStartingLineNumber() + 1 + lineEnds(record);
                if (!isBlank(record)) {
                    return Optional.of(record);
                }
            }
            return Optional.empty();
        } catch (CsvParseException e) {
            if (line < lastLine) {
                throw new UnreadableFile(line, Fault.BROKEN_QUOTING);
            }
            brokenOff = true;
            return Optional.empty();
        }
    }

    private static boolean isBlank(CsvRecord record) {
        return record.getFieldCount() == 1 && record.getField(0).isBlank();
    }

    /** Line ends inside the record's quoted fields. */
    private static int lineEnds(CsvRecord record) {
        int count = 0;
        for (int f = 0; f < record.getFieldCount(); f++) {
            String field = record.getField(f);
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                if (c == '\n' || c == '\r' && (i + 1 == field.length() || field.charAt(i + 1) != '\n')) {
                    count++;
                }
            }
        }
        return count;
    }

    private static Reader afterByteOrderMark(Upload upload) throws IOException {
        Reader reader = Files.newBufferedReader(upload.file(), StandardCharsets.UTF_8);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    /** Whichever of comma and semicolon stands more often in the header, quoted names aside. */
    private static char separator(Upload upload) throws IOException {
        try (Reader reader = afterByteOrderMark(upload)) {
            int commas = 0;
            int semicolons = 0;
            boolean quoted = false;
            boolean begun = false;
            for (int i = 0; i < LONGEST_HEADER; i++) {
                int c = reader.read();
                if (c < 0 || begun && !quoted && (c == '\n' || c == '\r')) {
                    break;
                }
                begun |= !Character.isWhitespace(c);
                quoted ^= c == '"';
                commas += !quoted && c == ',' ? 1 : 0;
                semicolons += !quoted && c == ';' ? 1 : 0;
            }
            return semicolons > commas ? ';' : ',';
        }
    }
}
