package se.sedd.engine;

import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Steps through the engine's jobs in the order of their due instants; the engine gives every job one. */
@Component
class EngineJobRuns implements EngineJobs {

    private static final Logger log = LoggerFactory.getLogger(EngineJobRuns.class);
    private static final int PAGE = 200;

    private final ManagementService management;

    EngineJobRuns(ManagementService management) {
        this.management = management;
    }

    @Override
    public Optional<Instant> nextDue() {
        return management.createJobQuery().active().withRetriesLeft().orderByJobDuedate().asc().listPage(0, 1).stream()
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }

    @Override
    public void runDueAt(Instant instant) {
        Set<String> failed = new HashSet<>();
        for (List<Job> due = due(instant, failed); !due.isEmpty(); due = due(instant, failed)) {
            for (Job job : due) {
                run(job, failed);
            }
        }
    }

    private void run(Job job, Set<String> failed) {
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException e) {
            if (management.createJobQuery().jobId(job.getId()).count() > 0) {
                failed.add(job.getId());
                log.warn(
                        "Job {} of {} failed and waits for its next try",
                        job.getId(),
                        job.getProcessDefinitionKey(),
                        e);
            }
        }
    }

    /** Jobs at or before the instant, earliest first; those that failed already are left out. */
    private List<Job> due(Instant instant, Set<String> failed) {
        return management
                .createJobQuery()
                .active()
                .withRetriesLeft()
                .duedateLowerThan(Date.from(instant.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, PAGE + failed.size())
                .stream()
                .filter(job -> !failed.contains(job.getId()))
                .toList();
    }
}
