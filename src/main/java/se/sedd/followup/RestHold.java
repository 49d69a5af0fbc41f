package se.sedd.followup;

import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.outbox.Hold;
import se.sedd.outbox.HoldReason;
import se.sedd.outbox.Topic;
import se.sedd.register.Pupil;

/** A case that rests holds letter, daily contact and notices: the home has said what there is to say. */
@Component
class RestHold implements Hold {

    private final CaseRegistry cases;

    RestHold(CaseRegistry cases) {
        this.cases = cases;
    }

    @Override
    public Optional<HoldReason> of(Pupil pupil, Topic topic) {
        return topic.toHome()
                ? cases.openOf(pupil.id()).filter(AbsenceCase::resting).map(resting -> HoldReason.RESTING)
                : Optional.empty();
    }
}
