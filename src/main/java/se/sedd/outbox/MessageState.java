package se.sedd.outbox;

/** What has become of a message. All but the first two are final. */
public enum MessageState {
    /** To be sent, or sent again. */
    WAITING,
    /** The gateway has it and is yet to say whether it arrived. */
    ACCEPTED,
    /** The mail server or gateway has taken it over, and the gateway says that it arrived. */
    SENT,
    /** Given up: the home knows nothing, and a person is to do something. */
    UNDELIVERED,
    /** Stopped by a hold at the moment it was to leave. */
    HELD_BACK
}
