package se.sedd.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.sedd.SeddTest;

@SeddTest
class DeploymentGateTest {

    private static final String FLOW = "<sequenceFlow id=\"to-call\"";

    @Autowired
    RepositoryService repository;

    String model;
    String form;

    @BeforeEach
    void read() throws IOException {
        model = resource("engine/trial-call.bpmn").replace("trial-call", "gate-call");
        form = resource("engine/trial-task.form");
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = DeploymentGateTest.class.getClassLoader().getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private DeploymentBuilder deployment(String changed) {
        return repository
                .createDeployment()
                .name("gate")
                .addString("gate-call.bpmn", changed)
                .addString("trial-task.form", form);
    }

    @Test
    @DisplayName("a model in order, with its form, is deployed")
    void inOrder() {
        assertThatCode(() -> deployment(model).deploy()).doesNotThrowAnyException();
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("gate-call")
                        .count())
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <scriptTask id="x" scriptFormat="javascript"><script>1</script></scriptTask>          | scriptTask may not be used
            <serviceTask id="x" camunda:class="java.lang.Runtime"/>                               | class may not be used
            <serviceTask id="x" camunda:expression="${a}"/>                                       | expression may not be used
            <serviceTask id="x" camunda:type="shell"/>                                            | type may not be used
            <serviceTask id="x" camunda:type="external" camunda:topic="t"/>                       | topic may not be used
            <serviceTask id="x" camunda:delegateExpression="${dataSource}"/>                      | the delegate ${dataSource} is not one of the application's
            <serviceTask id="x" camunda:delegateExpression="${a.b()}"/>                           | the delegate ${a.b()} is not one of the application's
            <userTask id="x" camunda:formRef="trial-task" camunda:formRefBinding="deployment" camunda:candidateGroups="hackers"/> | the group hackers is unknown
            <userTask id="x" camunda:candidateGroups="mentor"/>                                   | the task has no form
            <userTask id="x" camunda:formRef="other" camunda:formRefBinding="deployment"/>        | the form other is not deployed with the model
            <userTask id="x" camunda:formRef="trial-task" camunda:formRefBinding="latest"/>       | the form is not bound to its deployment
            <userTask id="x" camunda:formKey="embedded:app:x.html"/>                              | formKey may not be used
            <userTask id="x" camunda:formRef="trial-task" camunda:formRefBinding="deployment" camunda:assignee="${a}"/> | assignee may not be used
            <userTask id="x" camunda:formRef="trial-task" camunda:formRefBinding="deployment" camunda:dueDate="${a.b()}"/> | more than a name
            <task id="x"><extensionElements><camunda:executionListener event="start" class="x.Y"/></extensionElements></task> | class may not be used
            <task id="x"><extensionElements><camunda:executionListener event="start"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:executionListener></extensionElements></task> | script may not be used
            <task id="x"><extensionElements><camunda:inputOutput><camunda:inputParameter name="a">${b.c()}</camunda:inputParameter></camunda:inputOutput></extensionElements></task> | more than a name
            <sequenceFlow id="x" sourceRef="started" targetRef="done"><conditionExpression language="javascript">1</conditionExpression></sequenceFlow> | the language javascript may not be used
            <serviceTask id="x" xmlns:a="http://activiti.org/bpmn" a:class="java.lang.Runtime"/>  | class may not be used
            """)
    @DisplayName("a model that would run something of its own is refused with a sentence that names the place")
    void refused(String element, String reason) {
        DeploymentBuilder deployment = deployment(model.replaceFirst(FLOW, element.replace("$", "\\$") + FLOW));
        assertThatThrownBy(deployment::deploy)
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("gate-call.bpmn, x")
                .hasMessageContaining(reason);
    }

    @Test
    @DisplayName("other files, tables with other languages, outside entities and forms nobody can check are refused")
    void otherFiles() {
        refuses(repository.createDeployment().addString("x.js", "1"));
        refuses(repository.createDeployment().addString("x.cmmn", "<definitions/>"));
        refuses(repository.createDeployment().addString("x.bpmn20.xml", model));
        refuses(repository
                .createDeployment()
                .addString("x.form", "{\"id\":\"x\",\"components\":[{\"type\":\"filepicker\",\"key\":\"a\"}]}"));
        refuses(repository
                .createDeployment()
                .addString(
                        "x.bpmn",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><definitions>&b;</definitions>"));
        refuses(repository.createDeployment().addString("x.dmn", """
                        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
                          <decision id="d1" name="d"><decisionTable id="t"><input id="i">
                            <inputExpression id="e" expressionLanguage="javascript"><text>1</text></inputExpression></input>
                            <output id="o" name="o"/></decisionTable></decision></definitions>
                        """));
    }

    private static void refuses(DeploymentBuilder deployment) {
        assertThatThrownBy(deployment::deploy)
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("The deployment is refused");
    }
}
