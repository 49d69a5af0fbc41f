package se.sedd.outbox;

import java.util.Set;

/**
 * A file that goes with an e-mail.
 *
 * @param fileName as the reader sees it; without names of people
 * @param mediaType {@code application/pdf}, {@link #REQUEST} or {@link #CANCEL}
 * @param path the file, relative to the home folder; it is there when the message is put, and must be the same when it leaves
 */
public record Attachment(String fileName, String mediaType, String path) {

    /** A calendar file that asks somebody to a meeting: the method stands in the type too (RFC 6047). */
    public static final String REQUEST = "text/calendar; charset=UTF-8; method=REQUEST";

    /** A calendar file that takes a meeting back. */
    public static final String CANCEL = "text/calendar; charset=UTF-8; method=CANCEL";

    private static final Set<String> MEDIA_TYPES = Set.of("application/pdf", REQUEST, CANCEL);

    public Attachment {
        if (!MEDIA_TYPES.contains(mediaType)) {
            throw new IllegalArgumentException("No message carries a " + mediaType);
        }
    }
}
