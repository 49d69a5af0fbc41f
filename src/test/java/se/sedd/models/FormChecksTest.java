package se.sedd.models;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.sedd.models.FormFile.Component;

/** The forms on disk against what models, server and readers rely on. What is wrong is said in a sentence. */
class FormChecksTest {

    /** The answers that become process variables, by form. Everything else a form asks for belongs to the journal. */
    private static final Map<String, Set<String>> STEERING = Map.ofEntries(
            entry("open-case", Set.of("reason")),
            entry("request-meeting", Set.of("topic", "partners", "guardianLeads")),
            entry("assess-topic", Set.of("topic")),
            entry("add-partner", Set.of()),
            entry("answer-family", Set.of()),
            entry("choose-slot", Set.of("slot")),
            entry("confirm-meeting", Set.of("meetingDecision")),
            entry("confirm-participation", Set.of("participation")),
            entry("hold-meeting", Set.of("meetingHeld")),
            entry("record-agreements", Set.of("nextStep", "guardiansApproved")),
            entry("approve-minutes", Set.of("guardiansApproved")),
            entry("post-minutes", Set.of()),
            entry("read-minutes", Set.of()),
            entry("complete-action", Set.of("actionDone", "newDate")),
            entry("evaluate-meeting", Set.of("guardianSatisfied")),
            entry("contact-guardian", Set.of("guardianReached", "absenceCause", "expectedBack", "meetingWanted")),
            entry("follow-up-contact", Set.of("followUpDecision", "nextFollowUp", "restUntil")),
            entry("map-absence", Set.of("mappingDecision", "absenceCause")),
            entry("hold-attendance-meeting", Set.of("meetingOutcome", "newMeetingDate", "planReviewDate")),
            entry("follow-up-plan", Set.of("followUpDecision", "nextFollowUp", "restUntil")),
            entry("review-overdue", Set.of("overdueReview")),
            entry("appoint-contact-person", Set.of("contactPerson", "dailyContact")),
            entry("review-letter", Set.of("letterDecision")),
            entry("post-letter", Set.of()),
            entry("decide-investigation", Set.of("investigationDecision", "investigator")),
            entry("notify-organiser", Set.of()),
            entry("investigate-absence", Set.of("investigationDone")),
            entry("decide-measures", Set.of("supportDecision", "measuresReviewDate")),
            entry("follow-up-measures", Set.of("followUpDecision", "nextFollowUp", "restUntil")),
            entry("decide-concern-report", Set.of("concernDecision", "guardiansInformed", "feedbackRequested")),
            entry("follow-up-cooperation", Set.of("followUpDecision", "nextFollowUp", "restUntil")),
            entry("answer-information-request", Set.of()),
            entry("choose-handlers", Set.of()),
            entry("prepare-student-health-meeting", Set.of()),
            entry("hold-student-health-meeting", Set.of("meetingHeld")),
            entry("account-for-missed-meeting", Set.of("heldAfterwards", "newMeetingDate")),
            entry("complete-meeting-decision", Set.of("actionDone", "newDate")),
            entry("report-concern", Set.of("urgent", "guardiansInformed", "feedbackRequested")),
            entry("note-authority-answer", Set.of("authorityAnswer")),
            entry("acknowledge-referral", Set.of()),
            entry("assess-protection", Set.of("protectionNeeded")),
            entry("contact-pupil-today", Set.of("contactMade")),
            entry("call-about-absence", Set.of("guardianReached")),
            entry("chase-lesson-report", Set.of("lessonsReported")),
            entry("decide-inquiry", Set.of("inquiryDecision", "askSchool", "sipConsent")),
            entry("give-feedback", Set.of("feedback")),
            entry("hold-sip-meeting", Set.of()),
            entry("request-cooperation", Set.of()),
            entry("follow-up-cooperation-contact", Set.of("contactDecision")),
            entry("plan-return", Set.of("returnDate", "meetsPupil")),
            entry("meet-pupil-on-return", Set.of("cameBack")),
            entry("follow-up-return", Set.of()),
            entry("welcome-to-term", Set.of()),
            entry("raise-class-climate", Set.of("climateRaised")),
            entry("propose-elective", Set.of("offer")),
            entry("record-guardians-answer", Set.of("guardiansAgree", "electiveStart", "electiveEnd")),
            entry("write-weekly-note", Set.of()),
            entry("evaluate-elective", Set.of()),
            entry("hold-dialogue", Set.of("dialogueOutcome")),
            entry("sign-agreement", Set.of()),
            entry("review-agreement", Set.of("reviewDecision")),
            entry("prepare-network-meeting", Set.of()));

    /** The codes that models and code read: none missing, none besides. */
    private static final Map<String, List<String>> CODES = Map.ofEntries(
            entry(
                    "absenceCause",
                    List.of(
                            "explained-short",
                            "explained-long",
                            "school",
                            "outside-school",
                            "register-error",
                            "unknown")),
            entry("followUpDecision", List.of("restored", "continue", "rest", "escalate", "report")),
            entry("mappingDecision", List.of("meeting", "student-health", "follow-up")),
            entry("meetingOutcome", List.of("held", "held-without-guardian", "moved", "no-one-came")),
            entry("letterDecision", List.of("send", "skip")),
            entry("investigationDecision", List.of("investigate", "not-needed")),
            entry(
                    "supportDecision",
                    List.of("action-programme", "no-action-programme", "support-without-action-programme")),
            entry("concernDecision", List.of("report", "cooperate", "continue")),
            entry("guardiansInformed", List.of("before", "at-the-same-time", "no")),
            entry("inquiryDecision", List.of("opened", "not-opened", "ongoing")),
            entry("feedback", List.of("opened", "not-opened", "ongoing")),
            entry("contactDecision", List.of("close", "continue")));

    /** Dates that the routine fills in: somebody may change them, nobody has to give them. */
    private static final Set<String> FROM_THE_ROUTINE = Set.of(
            "nextFollowUp",
            "planReviewDate",
            "investigationDue",
            "measuresReviewDate",
            "handlersUntil",
            "receivedAt",
            "assessedAt",
            "decidedOn",
            "answerBy",
            "returnDate",
            "electiveStart",
            "electiveEnd");

    /** Steering yes/no that may be left out: no concern, feedback wanted, no consent known. */
    private static final Set<String> MAY_BE_MISSING = Set.of("immediateConcern", "feedbackRequested", "sipConsent");

    /** Choices of staff, and of a time, of lessons, and of whom the municipality names in its tables: their options are made for each task. */
    private static final Set<String> CHOICES_OF_STAFF = Set.of(
            "contactPerson",
            "investigator",
            "handlers",
            "contactBody",
            "slot",
            "offer",
            "measureOffer",
            "latePartner",
            "meetsPupil",
            "reportedLessons");

    /** The case's next step differs from step to step, so this one list is not the same everywhere. */
    private static final Set<String> DIFFERS_BY_STEP = Set.of("followUpDecision", "topic");

    private static final Set<String> WITHOUT_CONCERN = Set.of(
            "report-concern",
            "open-case",
            "choose-handlers",
            "review-overdue",
            "raise-class-climate",
            "prepare-student-health-meeting",
            "hold-student-health-meeting",
            "account-for-missed-meeting",
            "chase-lesson-report");

    private static final Set<String> NORWEGIAN = Set.of(
            "multidisciplinary-meeting",
            "partner-invitation",
            "late-partner",
            "agreed-action",
            "practical-elective",
            "partner-agreement",
            "guardian-network");

    private static final int LONGEST_TEXT = 4000;

    /** What form-js 1.8.7 knows of each kind of component used here: a misspelt property would be silently ignored. */
    private static final Set<String> ANY = Set.of("type", "id", "conditional", "properties", "layout");

    private static final Set<String> FIELD = Set.of("key", "label", "description", "validate", "defaultValue");
    private static final Map<String, Set<String>> PROPERTIES = Map.ofEntries(
            entry("text", Set.of("text")),
            entry("separator", Set.of()),
            entry("textfield", FIELD),
            entry("textarea", FIELD),
            entry("number", and(FIELD, "decimalDigits")),
            entry("checkbox", FIELD),
            entry("radio", and(FIELD, "values", "valuesKey")),
            entry("select", and(FIELD, "values", "valuesKey", "searchable")),
            entry("checklist", and(FIELD, "values", "valuesKey")),
            entry("taglist", and(FIELD, "values", "valuesKey")),
            entry(
                    "datetime",
                    and(FIELD, "subtype", "dateLabel", "timeLabel", "timeSerializingFormat", "timeInterval", "use24h")),
            entry(
                    "dynamiclist",
                    Set.of(
                            "label",
                            "path",
                            "components",
                            "isRepeating",
                            "allowAddRemove",
                            "defaultRepetitions",
                            "showOutline",
                            "validate")));

    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*|fa-AF");
    private static final Pattern CAMEL = Pattern.compile("[a-z]+([A-Z][a-z0-9]*)*");
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(the|and|of|your|please|select|enter|date|name|field|new|add|is|are)\\b");
    private static final Pattern NAME = Pattern.compile("(?i)\\b\\p{L}*namn(et)?\\b|personnummer");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    private final List<FormFile> forms = FormFile.all();
    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();
    private final List<String> faults = new ArrayList<>();

    @Test
    @DisplayName("every form is a form-js form named as its task")
    void wellFormed() {
        for (FormFile form : forms) {
            must(form.path().toString().endsWith(".form"), form.path() + " is no form");
            must(form.json().path("type").asText().equals("default"), form.path() + " is not of type default");
            must(
                    form.json().path("id").asText().equals(form.name()),
                    form.path() + " has the id " + form.json().path("id").asText());
            must(
                    form.json().path("executionPlatform").asText().equals("Camunda Platform"),
                    form.path() + " is not made for Camunda Platform");
            must(form.json().path("schemaVersion").asInt() == 16, form.path() + " is not of schema version 16");
            for (Component component : form.components()) {
                Set<String> known = PROPERTIES.get(component.type());
                if (known == null) {
                    faults.add(component + " is of the kind " + component.type() + ", which no check knows");
                    continue;
                }
                component.node().fieldNames().forEachRemaining(property -> {
                    boolean fine = ANY.contains(property) || known.contains(property);
                    must(fine, component + " has the property " + property + ", which form-js does not know");
                });
            }
        }
        Map<String, Long> files = forms.stream().collect(Collectors.groupingBy(FormFile::name, Collectors.counting()));
        files.forEach((name, count) -> must(count == 1, "There are " + count + " forms called " + name));
        none();
    }

    @Test
    @DisplayName("every form begins by saying what to do")
    void beginsWithHelp() {
        for (FormFile form : forms) {
            List<Component> components = form.components();
            must(
                    !components.isEmpty()
                            && components.get(0).type().equals("text")
                            && components.get(0).node().path("text").asText().length() > 40
                            && components.get(0).hiddenWhen().isEmpty(),
                    form.name() + " does not begin with a line of help");
        }
        none();
    }

    @Test
    @DisplayName("every field has a key, an id and a label in Swedish, and no two share a key or an id")
    void namedOnce() {
        for (FormFile form : forms) {
            Set<String> ids = new HashSet<>();
            Set<String> keys = new HashSet<>();
            for (Component component : form.components()) {
                must(!component.id().isBlank(), component + " has no id");
                must(ids.add(component.id()), component + " has an id that another component has");
                if (component.isField()) {
                    String path = component.list().map(Component::key).orElse("") + "." + component.key();
                    must(CAMEL.matcher(component.key()).matches(), component + " has a key that is no plain name");
                    must(keys.add(path), component + " has a key that another field has");
                    must(component.id().endsWith("_" + component.key()), component + " has an id that is not its key");
                    must(!component.node().path("label").asText().isBlank(), component + " has no label");
                }
                for (String text : component.texts()) {
                    must(!text.isBlank(), component + " has an empty text");
                    must(
                            !ENGLISH.matcher(text.toLowerCase()).find(),
                            component + " says ”" + text + "”, which is not Swedish");
                }
                String wanted = component.node().path("subtype").asText().equals("time") ? "timeLabel" : "dateLabel";
                must(
                        !component.type().equals("datetime")
                                || component
                                        .node()
                                        .path(wanted)
                                        .equals(component.node().path("label")),
                        component + " shows another label than it has: form-js shows " + wanted);
            }
        }
        none();
    }

    @Test
    @DisplayName("every answer steers or belongs to the journal, never both; typed text always belongs to the journal")
    void steersOrIsWritten() {
        assertThat(forms.stream().map(FormFile::name)).containsExactlyInAnyOrderElementsOf(STEERING.keySet());
        for (FormFile form : forms) {
            Set<String> declared = new TreeSet<>(STEERING.get(form.name()));
            declared.add("immediateConcern");
            for (Component field : form.fields()) {
                if (declared.contains(field.key())) {
                    must(!field.isJournal(), field + " steers and is written to the journal");
                    must(!field.isTyped() && !field.isList(), field + " steers but is typed text");
                } else {
                    must(field.isJournal(), field + " is neither a declared variable nor a journal field");
                }
                must(!field.isSensitive() || field.isJournal(), field + " is sensitive but no journal field");
            }
            Set<String> keys = form.fields().stream().map(Component::key).collect(Collectors.toSet());
            STEERING.get(form.name())
                    .forEach(key -> must(keys.contains(key), form.name() + " does not ask for " + key));
        }
        none();
    }

    @Test
    @DisplayName("every answer at social services stays in its compartment unless it steers or goes to the school")
    void compartment() {
        forms.stream()
                .filter(form -> form.path().toString().contains("social-services-referral"))
                .flatMap(form -> form.fields().stream())
                .filter(Component::isJournal)
                .filter(field -> !field.toString().equals("give-feedback: contactName"))
                .forEach(field -> must(field.isSensitive(), field + " is not marked as sensitive"));
        none();
    }

    @Test
    @DisplayName("what a gateway may read is answered: a required radio, a required choice, or a date from the routine")
    void gatewaysGetAnswers() {
        for (FormFile form : forms) {
            for (Component field : form.fields()) {
                if (!field.isJournal() && field.isChoice() && !MAY_BE_MISSING.contains(field.key())) {
                    must(field.isRequired(), field + " steers but may be left out");
                }
                if (!field.isJournal() && field.isYesNo()) {
                    must(field.type().equals("radio"), field + " is a yes/no but no radio");
                }
                must(
                        !field.type().equals("checkbox") || !field.isRequired(),
                        field + " is a required checkbox: it cannot be answered no");
                must(
                        !FROM_THE_ROUTINE.contains(field.key()) || !field.isRequired(),
                        field + " is required although the routine gives it");
            }
        }
        none();
    }

    @Test
    @DisplayName("choices have fixed codes and labels; only choices of staff are made for each task")
    void fixedChoices() {
        for (FormFile form : forms) {
            for (Component field :
                    form.components().stream().filter(Component::isChoice).toList()) {
                String key = field.node().path("valuesKey").asText();
                if (CHOICES_OF_STAFF.contains(field.key())) {
                    must(key.equals(field.key() + "Options"), field + " takes its choices from ”" + key + "”");
                    continue;
                }
                must(key.isEmpty() && field.codes().size() > 1, field + " has no fixed choices");
                must(Set.copyOf(field.codes()).size() == field.codes().size(), field + " has a code twice");
                for (var option : field.options()) {
                    String code = option.path("value").asText();
                    String label = option.path("label").asText();
                    if (option.path("value").isBoolean()) {
                        String no = isNorwegian(form) ? "Nei" : "Nej";
                        must(label.equals(code.equals("true") ? "Ja" : no), field + " calls " + code + " " + label);
                    } else {
                        must(
                                option.path("value").isTextual()
                                        && KEBAB.matcher(code).matches(),
                                field + " has the code " + code + ", which is not kebab case");
                    }
                }
                List<String> expected = CODES.get(field.key());
                if (expected != null && !field.isJournal() && field.list().isEmpty()) {
                    must(expected.containsAll(field.codes()), field + " has a code that nobody reads");
                    must(
                            DIFFERS_BY_STEP.contains(field.key())
                                    || field.codes().equals(expected),
                            field + " has other codes than " + expected);
                }
            }
        }
        none();
    }

    @Test
    @DisplayName("a key has the same options in every form, and a code the same label in a list")
    void sameListsEverywhere() {
        Map<String, Component> first = new HashMap<>();
        Map<String, String> labels = new HashMap<>();
        for (FormFile form : forms) {
            for (Component field : form.components()) {
                if (!field.isChoice() || CHOICES_OF_STAFF.contains(field.key())) {
                    continue;
                }
                String key = (isNorwegian(form) ? "nb." : "")
                        + field.list().map(list -> list.key() + ".").orElse("")
                        + field.key();
                Component earlier = first.putIfAbsent(key, field);
                if (DIFFERS_BY_STEP.contains(field.key())) {
                    for (var option : field.options()) {
                        String code = option.path("value").asText();
                        String label = option.path("label").asText();
                        String seen = labels.putIfAbsent(key + code, label);
                        must(
                                seen == null || seen.equals(label) || code.equals("escalate"),
                                field + " calls " + code + " ”" + label + "”, elsewhere it is ”" + seen + "”");
                    }
                } else if (earlier != null) {
                    must(
                            earlier.node().path("values").equals(field.node().path("values")),
                            field + " has other options than " + earlier);
                }
            }
        }
        none();
    }

    @Test
    @DisplayName("every form of the case lets its author say, last and freely, that the pupil may come to harm")
    void immediateConcern() {
        for (FormFile form : forms) {
            boolean ofTheCase = !isNorwegian(form)
                    && !form.path().toString().contains("social-services-referral")
                    && !WITHOUT_CONCERN.contains(form.name());
            List<Component> fields = form.fields();
            Component last = fields.get(fields.size() - 1);
            boolean asks = last.key().equals("immediateConcern")
                    && last.type().equals("checkbox")
                    && last.hiddenWhen().isEmpty();
            must(asks == ofTheCase, form.name() + (ofTheCase ? " does not end with" : " has") + " immediateConcern");
            must(
                    !asks || last.node().path("description").asText().contains("112 vid fara"),
                    last + " does not say whom to ring");
        }
        none();
    }

    @Test
    @DisplayName("whoever names insecurity or degrading treatment is told to report it to the principal")
    void degradingTreatment() {
        for (FormFile form : forms) {
            boolean asks = form.fields().stream().anyMatch(field -> field.key().equals("causeDetail"));
            boolean tells = form.components().stream()
                    .filter(component -> component.type().equals("text"))
                    .filter(component -> component
                            .node()
                            .path("text")
                            .asText()
                            .contains("Kränkningar ska anmälas till rektor. Gör det i skolans rutin."))
                    .anyMatch(component -> component
                            .hiddenWhen()
                            .filter(hide -> hide.contains("causeDetail") && hide.contains("\"unsafe\""))
                            .isPresent());
            must(
                    asks == tells,
                    form.name() + " asks for causes but does not say where degrading treatment is reported");
        }
        none();
    }

    @Test
    @DisplayName("every condition can be read, is decided before anybody has answered, and both hides and shows")
    void conditions() {
        for (FormFile form : forms) {
            for (Component component : form.components()) {
                component.hiddenWhen().ifPresent(condition -> checkCondition(form, component, condition));
            }
        }
        none();
    }

    private void checkCondition(FormFile form, Component component, String condition) {
        if (!feel.parseExpression(condition).isSuccess()) {
            faults.add(component + " has a condition that is no FEEL: " + condition);
            return;
        }
        List<Component> asked = form.neighboursOf(component).stream()
                .filter(field -> Pattern.compile("\\b" + field.key() + "\\b")
                        .matcher(condition)
                        .find())
                .toList();
        must(!asked.isEmpty(), component + " has a condition that asks for no field of the form: " + condition);
        Set<String> codes =
                asked.stream().flatMap(field -> field.codes().stream()).collect(Collectors.toSet());
        LITERAL.matcher(condition)
                .results()
                .map(match -> match.group(1))
                .forEach(code -> must(
                        codes.contains(code), component + " has a condition on " + code + ", which nobody can choose"));

        Set<Object> results = new LinkedHashSet<>();
        for (Map<String, Object> answers : answersTo(asked)) {
            Map<String, Object> context = new HashMap<>();
            form.fields().forEach(field -> context.put(field.key(), null));
            if (component.list().isEmpty()) {
                context.putAll(answers);
            } else {
                context.put("this", answers);
            }
            EvaluationResult result = feel.evaluateExpression(condition, context);
            Object value = result.isSuccess() ? result.result() : "a failure";
            must(value instanceof Boolean, component + " has a condition that gives " + value + " for " + answers);
            results.add(value);
        }
        must(results.contains(true), component + " is never hidden, whatever is answered: " + condition);
        must(results.contains(false), component + " is never shown, whatever is answered: " + condition);
    }

    /** Every combination of answers to these fields, that nobody has answered among them. */
    private static List<Map<String, Object>> answersTo(List<Component> fields) {
        List<Map<String, Object>> combinations = List.of(new LinkedHashMap<>());
        for (Component field : fields) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> combination : combinations) {
                for (Object answer : answersTo(field)) {
                    Map<String, Object> one = new LinkedHashMap<>(combination);
                    one.put(field.key(), answer);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static List<Object> answersTo(Component field) {
        List<Object> answers = new ArrayList<>();
        answers.add(null);
        if (field.type().equals("checklist")) {
            answers.add(List.of());
            field.codes().forEach(code -> answers.add(List.of(code)));
            answers.add(field.codes());
        } else if (field.isYesNo()) {
            answers.addAll(List.of(true, false));
        } else {
            answers.addAll(field.codes());
        }
        return answers;
    }

    @Test
    @DisplayName("typed text has a limit, and a line to the home is short")
    void limits() {
        for (FormFile form : forms) {
            for (Component field :
                    form.components().stream().filter(Component::isTyped).toList()) {
                int most = field.node().path("validate").path("maxLength").asInt();
                must(most > 0 && most <= LONGEST_TEXT, field + " has no limit that the journal can keep");
                must(!field.key().equals("personalLine") || most == 300, field + " is longer than a line");
            }
        }
        none();
    }

    @Test
    @DisplayName("no form asks for a name or shows a value: the engine knows nobody, the panel does")
    void nobodyIsNamed() {
        for (FormFile form : forms) {
            for (Component component : form.components()) {
                for (String text : component.texts()) {
                    must(!NAME.matcher(text).find(), component + " asks for or speaks of a name: ”" + text + "”");
                    must(
                            !text.contains("{{") && !text.startsWith("="),
                            component + " shows a variable: ”" + text + "”");
                }
            }
        }
        none();
    }

    /** Forms of the Oslo schools' processes, whose staff report to barnevernet themselves, without a task of Sedd's. */
    private static boolean isNorwegian(FormFile form) {
        return NORWEGIAN.contains(form.path().getParent().getFileName().toString());
    }

    private void must(boolean fine, String otherwise) {
        if (!fine) {
            faults.add(otherwise);
        }
    }

    private void none() {
        assertThat(forms).as("forms on disk").isNotEmpty();
        assertThat(faults).isEmpty();
    }

    private static Set<String> and(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toSet());
    }
}
