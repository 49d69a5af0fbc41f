package se.sedd.partnership.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Assignment;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.TaskDuties;
import se.sedd.engine.TaskPolicy;
import se.sedd.partnership.Agreement;
import se.sedd.partnership.Agreement.Annex;
import se.sedd.partnership.Agreement.Party;
import se.sedd.partnership.AgreementRegister;
import se.sedd.partnership.Agreements;
import se.sedd.partnership.Terms;
import se.sedd.register.Duty;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;
import se.sedd.routine.MeasureDates;

/** The project lead's tasks around an agreement; the principals may take them over. They are about no pupil. */
@Component
class AgreementTasks implements TaskPolicy, TaskDuties {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Agreements work;
    private final AgreementRegister agreements;
    private final MeasureDates dates;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final Assignment assignment;

    AgreementTasks(
            Agreements work,
            AgreementRegister agreements,
            MeasureDates dates,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar,
            Assignment assignment) {
        this.work = work;
        this.agreements = agreements;
        this.dates = dates;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.assignment = assignment;
    }

    @Override
    public void opened(DelegateTask task) {
        Agreement agreement = agreementOf(task.getExecution());
        LocalDate due = dueOn(task.getTaskDefinitionKey(), agreement);
        work.waits(agreement, task.getTaskDefinitionKey(), due);
        assignment.give(task, duty(agreement), dates.endOf(agreement.schoolId(), due));
    }

    @Override
    public List<String> processes() {
        return List.of(PartnerAgreement.KEY);
    }

    @Override
    public Duty of(String task, String number) {
        return duty(agreements.get(number));
    }

    private Duty duty(Agreement agreement) {
        LocalDate today = calendar.today(agreement.schoolId());
        Optional<String> owner = responsibilities
                .dutyAt(Role.PROJECT_LEAD, agreement.schoolId(), today, userId -> 0)
                .owner();
        return new Duty(
                owner,
                Stream.of(Role.PROJECT_LEAD, Role.PRINCIPAL)
                        .flatMap(role -> register.staffOf(agreement.schoolId(), role).stream())
                        .filter(person -> person.employedOn(today))
                        .map(StaffMember::userId)
                        .filter(userId -> !owner.equals(Optional.of(userId)))
                        .distinct()
                        .toList(),
                false);
    }

    private LocalDate dueOn(String task, Agreement agreement) {
        LocalDate today = calendar.today(agreement.schoolId());
        LocalDate from = task.equals(PartnerAgreement.REVIEW_AGREEMENT)
                ? agreement.nextReview().orElse(today)
                : today;
        return dates.dueOn(agreement.schoolId(), task, from);
    }

    /**
     * The parties are known since the dialogue began; of an agreement that is changed, what it says stands there to be written
     * anew. Who signs, when, and where the new text is kept nobody knows beforehand.
     */
    @Override
    public Map<String, String> begunWith(DelegateTask task, String reader) {
        if (!task.getTaskDefinitionKey().equals(PartnerAgreement.SIGN_AGREEMENT)) {
            return Map.of();
        }
        Agreement agreement = agreementOf(task.getExecution());
        Map<String, String> known = new HashMap<>();
        known.put("signatures", rows(agreement.parties(), party -> {
            Map<String, String> row = new LinkedHashMap<>(Map.of("party", party.name()));
            party.contributes().ifPresent(contributes -> row.put("contributes", contributes));
            return row;
        }));
        known.put("annexes", rows(agreement.annexes(), annex -> {
            Map<String, String> row = new LinkedHashMap<>(Map.of("annexTitle", annex.title()));
            row.put("annexReference", annex.reference());
            return row;
        }));
        agreement.purpose().ifPresent(purpose -> known.put("purpose", purpose));
        agreement.scope().ifPresent(scope -> known.put("scope", scope));
        agreement.commitments().ifPresent(commitments -> known.put("commitments", commitments));
        return known;
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        Agreement agreement = agreementOf(activity);
        String task = activity.getCurrentActivityId();
        return dates.remind(agreement.schoolId(), task, dueOn(task, agreement));
    }

    @Override
    public void reminded(DelegateTask task) {
        Optional.ofNullable(task.getAssignee())
                .ifPresent(person -> work.reminded(agreementOf(task.getExecution()), person));
    }

    @Override
    public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        Agreement agreement = agreementOf(task.getExecution());
        return switch (task.getTaskDefinitionKey()) {
            case PartnerAgreement.SIGN_AGREEMENT ->
                work.refusal(
                        answers.date("signedOn").orElseThrow(),
                        answers.date("validFrom"),
                        answers.date("validUntil"),
                        answers.date("nextReview"));
            case PartnerAgreement.REVIEW_AGREEMENT ->
                work.refusal(
                        agreement.signedOn().orElse(agreement.begunOn()),
                        agreement.validFrom(),
                        agreement.validUntil(),
                        answers.date("nextReview"));
            default -> Optional.empty();
        };
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        Agreement agreement = agreementOf(task.getExecution());
        switch (task.getTaskDefinitionKey()) {
            case PartnerAgreement.HOLD_DIALOGUE ->
                work.talked(
                        agreement,
                        answers.choice(PartnerAgreement.DIALOGUE_OUTCOME.name()).orElseThrow(),
                        author,
                        answers.text("dialogueNote").orElse(""));
            case PartnerAgreement.SIGN_AGREEMENT -> work.signed(agreement, terms(agreement, answers), author);
            default ->
                work.reviewed(
                        agreement,
                        answers.choice(PartnerAgreement.REVIEW_DECISION.name()).orElseThrow(),
                        answers.ticked("reviewedWith"),
                        answers.date("nextReview"),
                        author,
                        answers.text("reviewNote").orElse(""));
        }
    }

    private Terms terms(Agreement agreement, FormAnswers answers) {
        Optional<LocalDate> validUntil = answers.date("validUntil");
        return new Terms(
                parties(answers),
                answers.text("purpose").orElseThrow(),
                answers.text("scope"),
                answers.text("commitments"),
                answers.text("reference").orElseThrow(),
                annexes(answers),
                answers.date("signedOn").orElseThrow(),
                answers.date("validFrom"),
                validUntil,
                work.nextReview(agreement.schoolId(), answers.date("nextReview"), validUntil));
    }

    private static List<Party> parties(FormAnswers answers) {
        List<Party> parties = new ArrayList<>();
        for (JsonNode row : read(answers.raw("signatures").orElse("[]"))) {
            parties.add(new Party(
                    row.path("party").asText(),
                    Optional.of(row.path("signedBy").asText()),
                    Optional.of(row.path("contributes").asText("").strip()).filter(text -> !text.isEmpty())));
        }
        return parties;
    }

    private static List<Annex> annexes(FormAnswers answers) {
        List<Annex> annexes = new ArrayList<>();
        for (JsonNode row : read(answers.raw("annexes").orElse("[]"))) {
            annexes.add(new Annex(
                    row.path("annexTitle").asText(), row.path("annexReference").asText()));
        }
        return annexes;
    }

    private static <T> String rows(List<T> list, Function<T, Map<String, String>> row) {
        try {
            return JSON.writeValueAsString(list.stream().map(row).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Words are written as JSON", e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A checked list is JSON", e);
        }
    }

    private Agreement agreementOf(DelegateExecution execution) {
        return agreements.get(execution.getProcessBusinessKey());
    }
}
