package se.sedd.engine;

/**
 * An answer that goes to the journal and never stays in a variable.
 *
 * @param key the field's key
 * @param label the field's label, as the author saw it
 * @param value the answer as people read it: text as written, labels for choices, one line per row of a list
 * @param raw the answer as submitted: text, or JSON where it is a list, a number or a yes/no
 * @param sensitive also kept out of lists and exports
 */
public record JournalAnswer(String key, String label, String value, String raw, boolean sensitive) {}
