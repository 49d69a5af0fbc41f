package se.sedd.outbox;

/**
 * The feature whose topic it is hears what became of its messages. A topic without a listener is not silent: its undelivered
 * messages become a note in the list of the person responsible for the pupil.
 */
public interface OutboxListener {

    Topic topic();

    /**
     * Called once for each message, in the transaction in which its end is written down. If this fails, the end is written down
     * nevertheless (the message has left, or never will) and this is called again with the next delivery.
     */
    void settled(MessageSettled message);
}
