package se.sedd;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the one started application that all such tests share: empty demo, random port, its own home folder. Tests
 * bring their own schools, which leave with them, and begin on the same morning.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"sedd.home=target/test-home/start", "sedd.demo.data=none", "sedd.inbox.quiet=PT2S"})
@Import(StatementCount.Counting.class)
@ExtendWith({SchoolsLeave.class, ClockStartsOver.class})
@ContextConfiguration(initializers = FreshHome.class)
public @interface SeddTest {}
