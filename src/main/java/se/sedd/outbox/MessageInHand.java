package se.sedd.outbox;

import java.time.Instant;
import java.util.List;

/**
 * A message that is about to leave.
 *
 * @param identity the same whenever and wherever this message is sent: 40 letters and digits that say nothing
 * @param putAt when it was written
 */
record MessageInHand(
        String identity,
        String address,
        String language,
        String subject,
        String text,
        List<FileInHand> files,
        Instant putAt) {

    record FileInHand(String fileName, String mediaType, byte[] content) {}

    /** Without what it says and to whom. */
    @Override
    public String toString() {
        return "MessageInHand[" + identity + "]";
    }
}
