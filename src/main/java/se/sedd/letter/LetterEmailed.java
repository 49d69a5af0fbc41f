package se.sedd.letter;

/**
 * What became of a letter that was to go by e-mail.
 *
 * @param decidedBy userId of whoever sent it
 * @param undelivered whether it did not arrive and is to be posted; one that is held back is neither
 * @param nothingLeft whether no letter of the case is still to leave, by e-mail or on paper
 */
public record LetterEmailed(String caseNumber, String decidedBy, boolean undelivered, boolean nothingLeft) {}
