package se.sedd;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * When a class of tests is done, its schools, pupils and cases leave the shared application, and the steps that its cases had
 * called with them. Everybody after it moves the same clock, and would else step through every evening, deadline and reminder of
 * everybody before.
 */
final class SchoolsLeave implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext done) {
        if (done.getRequiredTestClass().getEnclosingClass() != null) {
            return;
        }
        ApplicationContext application = SpringExtension.getApplicationContext(done);
        RuntimeService engine = application.getBean(RuntimeService.class);
        List<String> running = engine.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .toList();
        engine.deleteProcessInstances(running, "the school has left", true, true, false);
        JdbcClient sedd = application.getBean(JdbcClient.class);
        sedd.sql("""
                        update sedd.case_registry set state = 'CLOSED', open_pupil = null, closed_on = opened_on
                        where state <> 'CLOSED'
                        """).update();
        sedd.sql("delete from sedd.lesson_day").update();
        sedd.sql("delete from sedd.pupil").update();
        sedd.sql("delete from sedd.school").update();
    }
}
