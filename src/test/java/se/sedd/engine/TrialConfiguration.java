package se.sedd.engine;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the trial model of these tests needs of the application. */
@Configuration
class TrialConfiguration {

    @Bean
    FormGateTest.TrialPolicy trialPolicy() {
        return new FormGateTest.TrialPolicy();
    }
}
