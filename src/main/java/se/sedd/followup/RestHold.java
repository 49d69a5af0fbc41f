package se.sedd.followup;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.outbox.Hold;
import se.sedd.outbox.HoldReason;
import se.sedd.outbox.Topic;
import se.sedd.register.Pupil;

/**
 * A case that rests holds letter, daily contact and notices: the home has said what there is to say. A meeting that the family has asked
 * for goes on.
 */
@Component
class RestHold implements Hold {

    private static final Set<Topic> HELD = EnumSet.of(Topic.SAME_DAY_NOTICE, Topic.DAILY_CONTACT, Topic.LETTER);

    private final CaseRegistry cases;

    RestHold(CaseRegistry cases) {
        this.cases = cases;
    }

    @Override
    public Optional<HoldReason> of(Pupil pupil, Topic topic) {
        return HELD.contains(topic)
                ? cases.openOf(pupil.id()).filter(AbsenceCase::resting).map(resting -> HoldReason.RESTING)
                : Optional.empty();
    }
}
