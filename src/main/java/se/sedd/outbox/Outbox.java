package se.sedd.outbox;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The way out for every message. A message is written in the transaction of what it tells of: it leaves if and only if that is
 * committed, at least once, with an identity by which a mail server or a reader can tell a second copy. What becomes of it is told to the
 * {@link OutboxListener} of its topic.
 *
 * <p>Ask {@link Holds} first: a message that may not leave need not be written. It is asked again at the door.
 */
@Component
public class Outbox {

    private final OutboxRegister messages;
    private final OutboxWork work;

    Outbox(OutboxRegister messages, OutboxWork work) {
        this.messages = messages;
        this.work = work;
    }

    /**
     * Writes the message in the surrounding transaction.
     *
     * @return whether it is new; a message with an id that has been put before changes nothing, whatever became of that one
     * @throws org.springframework.dao.DuplicateKeyException when another transaction puts the same id at the same time; all is rolled
     *     back and can be done again
     * @throws org.springframework.transaction.IllegalTransactionStateException without a surrounding transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean put(OutgoingMessage message) {
        return put(List.of(message)) == 1;
    }

    /**
     * The same of many, with a bounded number of statements for each hundred.
     *
     * @return how many are new
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int put(List<OutgoingMessage> several) {
        int added = messages.add(several);
        if (added > 0) {
            afterCommit();
        }
        return added;
    }

    private void afterCommit() {
        boolean known = TransactionSynchronizationManager.getSynchronizations().stream()
                .anyMatch(LeavesAfterCommit.class::isInstance);
        if (!known) {
            TransactionSynchronizationManager.registerSynchronization(new LeavesAfterCommit(work));
        }
    }

    private record LeavesAfterCommit(OutboxWork work) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            work.somethingWaits();
        }
    }
}
