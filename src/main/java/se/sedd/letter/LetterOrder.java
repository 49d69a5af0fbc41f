package se.sedd.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the coordinator chose when the letter was looked through.
 *
 * @param recipients codes of the form: guardian-1, guardian-2, foster-home; empty means every home that receives letters
 * @param language BCP 47; empty means each home's own as in the register
 * @param draftToo whether a language that no native reader has approved goes too
 * @param personalLine the sender's own line to the home, as it was written
 */
public record LetterOrder(
        List<String> recipients,
        Optional<String> language,
        boolean draftToo,
        Optional<String> personalLine,
        Optional<Meeting> meeting) {

    /**
     * A time that the school proposes.
     *
     * @param time HH:mm
     * @param place empty means at the school
     */
    public record Meeting(LocalDate date, String time, Optional<String> place) {}

    /** As the letter is before anybody has chosen anything but perhaps a line of their own: all that may be read is there to be read. */
    static LetterOrder toLookAt(Optional<String> personalLine) {
        return new LetterOrder(List.of(), Optional.empty(), true, personalLine, Optional.empty());
    }
}
