package se.sedd.register.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * A file on its way in, received to its end before anything is judged: so that whoever sends it gets the report, and so that
 * nothing but the disk holds it.
 *
 * @param hash SHA-256 of the content
 * @param lines how many physical lines it has; a last one without a line end counts
 * @param notUtf8 the first line that is not UTF-8, if any
 */
record Upload(Path file, String hash, long size, long lines, OptionalLong notUtf8) implements AutoCloseable {

    private static final int BLOCK = 1 << 16;

    static Upload receive(InputStream body, Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "import-", ".csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            Scan scan = new Scan();
            byte[] block = new byte[BLOCK];
            for (int read = body.read(block); read >= 0; read = body.read(block)) {
                out.write(block, 0, read);
                scan.take(block, read);
            }
            return scan.result(file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Hash, line count and encoding in one pass over the bytes. */
    private static final class Scan {
        private final MessageDigest digest = sha256();
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        private final ByteBuffer pending = ByteBuffer.allocate(BLOCK + 8);
        private final CharBuffer decoded = CharBuffer.allocate(BLOCK + 8);
        private long size;
        private long lineEnds;
        private boolean afterReturn;
        private boolean midLine;
        private OptionalLong notUtf8 = OptionalLong.empty();

        void take(byte[] block, int length) {
            digest.update(block, 0, length);
            size += length;
            if (notUtf8.isEmpty()) {
                pending.put(block, 0, length).flip();
                boolean good = decoder.decode(pending, decoded, false).isUnderflow();
                count(decoded.flip());
                decoded.clear();
                pending.compact();
                if (!good) {
                    notUtf8 = OptionalLong.of(lineEnds + 1);
                }
            }
        }

        Upload result(Path file) {
            if (notUtf8.isEmpty() && pending.flip().hasRemaining()) {
                notUtf8 = OptionalLong.of(lineEnds + 1);
            }
            return new Upload(
                    file, HexFormat.of().formatHex(digest.digest()), size, lineEnds + (midLine ? 1 : 0), notUtf8);
        }

        private void count(CharBuffer text) {
            char[] characters = text.array();
            int end = text.limit();
            for (int i = 0; i < end; i++) {
                char c = characters[i];
                if (c == '\n' && !afterReturn || c == '\r') {
                    lineEnds++;
                }
                afterReturn = c == '\r';
                midLine = c != '\n' && c != '\r';
            }
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }
}
