package se.sedd.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;

/** The two filters in front of the engine's REST interface and web apps, right behind the login; none where nobody is let in. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class EngineDoors {

    private static final String[] PATHS = {"/engine-rest/*", "/engine-rest", "/camunda/*", "/camunda"};

    @Bean
    FilterRegistrationBean<EngineLogin> engineLogin(ProcessEngine engine, Memberships memberships) {
        return inFrontOfEngine(new EngineLogin(engine, memberships), 10);
    }

    @Bean
    FilterRegistrationBean<Doors> doors(
            TaskDesk desk, OpenTaskFigures figures, LocaleResolver languages, ObjectMapper json) {
        return inFrontOfEngine(new Doors(desk, figures, languages, json), 20);
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> inFrontOfEngine(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(PATHS);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        registration.setOrder(order);
        return registration;
    }
}
