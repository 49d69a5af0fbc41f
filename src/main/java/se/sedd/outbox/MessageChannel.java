package se.sedd.outbox;

/**
 * A way out of the house. Every call ends within {@link #SECONDS_AT_MOST} seconds, whatever the other side does, and fails with no
 * exception that could carry an address or a text.
 */
interface MessageChannel {

    int SECONDS_AT_MOST = 120;

    Channel channel();

    /** Hands the message over. The same message may be handed over again after a crash: it then has the same identity. */
    Attempt send(MessageInHand message);

    /** Asks whether a message that was accepted has arrived. */
    default Attempt ask(String receipt) {
        return new Attempt.Sent(receipt);
    }
}
