package se.sedd.outbox;

/** What came of an attempt to hand a message over. */
sealed interface Attempt {

    /** It is delivered, as far as this channel can know. */
    record Sent(String receipt) implements Attempt {}

    /** It is taken over; the channel is asked later whether it arrived. */
    record Accepted(String receipt) implements Attempt {}

    /** It will never be taken, or has come back. */
    record Refused(Undelivered reason) implements Attempt {}

    /** It may be taken later, or the channel does not know yet. */
    record Later(Undelivered reason) implements Attempt {}
}
