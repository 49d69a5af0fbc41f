package se.sedd.register;

/** Skollagen 7:19 a holds for the compulsory forms, 15:15-16 for upper secondary. */
public enum SchoolForm {
    COMPULSORY,
    UPPER_SECONDARY
}
