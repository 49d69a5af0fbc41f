package se.sedd.outbox;

import java.util.Set;

/**
 * A file that goes with an e-mail.
 *
 * @param fileName as the reader sees it; without names of people
 * @param mediaType {@code application/pdf} or {@code text/calendar}
 * @param path the file, relative to the home folder; it is there when the message is put, and must be the same when it leaves
 */
public record Attachment(String fileName, String mediaType, String path) {

    private static final Set<String> MEDIA_TYPES = Set.of("application/pdf", "text/calendar");

    public Attachment {
        if (!MEDIA_TYPES.contains(mediaType)) {
            throw new IllegalArgumentException("No message carries a " + mediaType);
        }
    }
}
