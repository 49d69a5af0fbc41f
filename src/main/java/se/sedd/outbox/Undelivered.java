package se.sedd.outbox;

/** Why a message was given up. */
public enum Undelivered {
    /** The register has no address. */
    NO_ADDRESS,
    /** No channel of this kind is configured. */
    NO_CHANNEL,
    /** Server or gateway refuses it for good. */
    REFUSED,
    /** Server or gateway could not be reached, did not answer, or asked to wait, until the message was of no use any more. */
    TIMED_OUT,
    /** It was of no use any more before it was tried. */
    EXPIRED,
    /** Taken over, and sent back afterwards. */
    BOUNCED,
    /** The gateway took it over and never said whether it arrived. */
    NO_RECEIPT,
    /** An attached file is lost or another than it was. */
    ATTACHMENT_LOST
}
