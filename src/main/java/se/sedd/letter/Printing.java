package se.sedd.letter;

/**
 * How far the letters of one sender are that are being written: those that wait, and those written since the oldest of them was
 * decided. All are zero when nothing waits.
 *
 * @param written that many have their files
 * @param of that many
 * @param failed that many could not be written and are tried again; they are in neither of the others
 */
public record Printing(int written, int of, int failed) {}
