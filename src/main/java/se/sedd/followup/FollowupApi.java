package se.sedd.followup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Evaluations, the cases and the watch, for those who run the installation: no answer holds a name. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class FollowupApi {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final int MOST_CASES = 1_000;

    /** @param date the date to evaluate; today if missing */
    record EvaluationRequest(LocalDate date) {}

    record CaseView(
            String caseNumber,
            String pupilId,
            String level,
            String state,
            String outcome,
            String owner,
            String nextStep,
            LocalDate dueDate,
            LocalDate openedOn,
            LocalDate closedOn) {

        static CaseView of(AbsenceCase found) {
            boolean closed = found.state() == CaseState.CLOSED;
            return new CaseView(
                    found.caseNumber(),
                    found.pupilId(),
                    found.level().code(),
                    found.state().code(),
                    found.outcome().orElse(null),
                    closed ? null : found.owner().orElse(null),
                    closed ? null : found.nextStep(),
                    closed ? null : found.dueDate(),
                    found.openedOn(),
                    found.closedOn().orElse(null));
        }
    }

    private final Evaluation evaluation;
    private final Unseen unseen;
    private final CaseRegistry cases;
    private final DataQuality dataQuality;
    private final Clock clock;

    FollowupApi(Evaluation evaluation, Unseen unseen, CaseRegistry cases, DataQuality dataQuality, Clock clock) {
        this.evaluation = evaluation;
        this.unseen = unseen;
        this.cases = cases;
        this.dataQuality = dataQuality;
        this.clock = clock;
    }

    @PostMapping("/evaluations")
    EvaluationResult evaluate(@RequestBody(required = false) EvaluationRequest request) {
        return evaluation.evaluate(
                Optional.ofNullable(request).map(EvaluationRequest::date).orElseGet(this::today));
    }

    @GetMapping("/unseen")
    List<String> unseen(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date) {
        return unseen.on(Optional.ofNullable(date).orElseGet(this::today));
    }

    @GetMapping("/cases")
    List<CaseView> cases(@RequestParam(required = false) String pupilId) {
        return (pupilId == null ? cases.all(MOST_CASES) : cases.ofPupil(pupilId))
                .stream().map(CaseView::of).toList();
    }

    @GetMapping("/data-quality")
    List<DataQuality.Finding> dataQuality(@RequestParam String schoolId) {
        return dataQuality.at(schoolId);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), STOCKHOLM);
    }
}
