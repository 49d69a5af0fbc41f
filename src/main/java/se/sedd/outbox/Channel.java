package se.sedd.outbox;

/** How a message leaves the house. */
public enum Channel {
    EMAIL,
    SMS
}
