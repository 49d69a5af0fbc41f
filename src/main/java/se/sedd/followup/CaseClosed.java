package se.sedd.followup;

/**
 * A case has been closed, whatever the reason; told in the transaction that closes it.
 *
 * @param found the case as it stood until then
 * @param outcome how it ended: restored, handed-over, opened-by-mistake
 */
public record CaseClosed(AbsenceCase found, String outcome) {}
