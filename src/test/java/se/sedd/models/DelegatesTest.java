package se.sedd.models;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import se.sedd.SeddTest;

/** The models' calls against the application as it has started. */
@SeddTest
class DelegatesTest {

    @Autowired
    private ApplicationContext application;

    @Test
    @DisplayName("every delegate a model calls exists, and every delegate is called")
    void delegates() {
        ModelChecksTest.none(DelegateCheck.complaints(ModelFolder.ofTheRepository(), delegateBeans()));
    }

    private Set<String> delegateBeans() {
        Set<String> beans = new TreeSet<>();
        Stream.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class)
                .flatMap(type -> application.getBeansOfType(type).entrySet().stream())
                .filter(bean -> AopUtils.getTargetClass(bean.getValue())
                        .getPackageName()
                        .matches("se\\.sedd\\.(engine|.*\\.process)"))
                .forEach(bean -> beans.add(bean.getKey()));
        return beans;
    }
}
