package se.sedd.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a family asks for.
 *
 * @param partners codes of the services they want there
 * @param anonymous to be discussed without a name: then there are no consents
 */
public record Wish(List<String> partners, boolean guardianLeads, boolean anonymous, List<Agreed> consents) {

    /**
     * What some of the partners may be told.
     *
     * @param partners codes of these partners
     * @param share codes of what they may know
     * @param from codes of those who have consented
     * @param until last day; empty means as long as the rule allows
     */
    public record Agreed(List<String> partners, List<String> share, List<String> from, Optional<LocalDate> until) {}
}
