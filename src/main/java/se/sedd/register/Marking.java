package se.sedd.register;

/** A person's security marking: none, sekretessmarkering, or skyddad folkbokföring. */
public enum Marking {
    NONE,
    CONFIDENTIAL,
    PROTECTED
}
