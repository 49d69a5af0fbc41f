package se.sedd.seen;

import org.springframework.stereotype.Component;
import se.sedd.outbox.MessageSettled;
import se.sedd.outbox.MessageState;
import se.sedd.outbox.OutboxListener;
import se.sedd.outbox.Topic;

/** Writes down whether a notice has arrived. What follows from it is seen to at the next look, for a whole school at once. */
@Component
class NoticeReceipts implements OutboxListener {

    private final NoticeRegister notices;
    private final NoticeDuties duties;

    NoticeReceipts(NoticeRegister notices, NoticeDuties duties) {
        this.notices = notices;
        this.duties = duties;
    }

    @Override
    public Topic topic() {
        return Topic.SAME_DAY_NOTICE;
    }

    @Override
    public void settled(MessageSettled message) {
        notices.settled(message.messageId(), message.state());
        if (message.state() == MessageState.SENT) {
            notices.toldBy(message.messageId())
                    .forEach((day, pupilRefs) -> duties.told(message.schoolId(), pupilRefs, day));
        }
    }
}
