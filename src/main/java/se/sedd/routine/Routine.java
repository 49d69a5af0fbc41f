package se.sedd.routine;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.DecisionRow;
import se.sedd.engine.Decisions;
import se.sedd.journal.Compartment;
import se.sedd.register.Role;
import se.sedd.register.School;

/** Typed questions to the routine's decision tables in {@code processes/}. */
@Component
public class Routine {

    private static final String NO_MUNICIPALITY = "";

    private final Decisions decisions;

    Routine(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The thresholds that hold at the school on the day. */
    public AbsenceRules absenceRules(School school, LocalDate day) {
        DecisionRow row = only("absence-rules", placeAndDay(school, day));
        return new AbsenceRules(
                row.isTrue("followsUp"),
                row.number("windowDays"),
                row.number("minimumDays"),
                row.number("coveragePercent"),
                row.number("opensAbovePercent"),
                row.number("severeAbovePercent"),
                row.number("severeAgainPercent"),
                row.number("contactPersonAbovePercent"),
                row.number("daysBeforeRestored"),
                row.number("closingDays"),
                row.number("firstCallsPerDay"),
                row.number("longestRest"),
                row.number("lostContactDays"),
                row.optionalNumber("monthDays")
                        .map(days -> new DayLimits(
                                days,
                                row.number("halfYearDays"),
                                row.number("rowDays"),
                                row.number("monthHours"),
                                row.number("severeDays"))));
    }

    /** The deadline of a task at the school for a task given on the day. */
    public Deadline deadline(String task, School school, LocalDate day) {
        return deadline("deadlines", task, school, day);
    }

    /** When the school's student health meeting is held each week, as it stands on the day. */
    public MeetingTime studentHealthMeeting(School school, LocalDate day) {
        Map<String, Object> inputs = placeAndDay(school, day);
        inputs.put("schoolId", school.id());
        DecisionRow row = only("student-health-meetings", inputs);
        return new MeetingTime(
                DayOfWeek.of(row.number("weekday")), row.number("hour"), row.number("prepareSchoolDays"));
    }

    /**
     * By when social services have to do a task that began, or whose clock began to run, on the day.
     *
     * @param task key of a task of {@code social-services-referral}
     */
    public StatutoryClock statutoryClock(String task, LocalDate day) {
        DecisionRow row = only("statutory-clocks", Map.of("date", day, "task", task));
        return new StatutoryClock(
                row.number("dueDays"),
                row.number("remindDaysBefore"),
                row.optionalNumber("lastDays"),
                row.text("source"));
    }

    /**
     * Whose consent it takes before others are told about a pupil of this age.
     *
     * @param age whole years; empty where the register does not know it, which asks the custodians alone
     */
    public ConsentRule consentRule(School school, LocalDate day, OptionalInt age) {
        Map<String, Object> inputs = placeAndDay(school, day);
        inputs.put("age", age.orElse(0));
        DecisionRow row = only("consent-rules", inputs);
        return new ConsentRule(row.isTrue("everyCustodian"), row.isTrue("pupil"), row.number("longestDays"));
    }

    /** Whom the school may contact outside itself, in the table's order; a municipality's own row goes before the common one. */
    public List<OutsideBody> outsideBodies(School school, LocalDate day) {
        Map<String, DecisionRow> byCode = new LinkedHashMap<>();
        decisions
                .decide("outside-bodies", placeAndDay(school, day))
                .forEach(row -> byCode.putIfAbsent(row.text("code"), row));
        return byCode.values().stream()
                .filter(row -> row.optionalText("label").isPresent())
                .map(row -> new OutsideBody(
                        row.text("code"),
                        row.text("label"),
                        row.isTrue("studentHealth") ? Compartment.STUDENT_HEALTH : Compartment.SCHOOL,
                        row.optionalText("partOf"),
                        row.number("answerSchoolDays")))
                .toList();
    }

    /**
     * When whoever waits for an answer from outside is reminded, and who else is told.
     *
     * @param reminder 1 for the first
     */
    public AnswerReminder answerReminder(School school, LocalDate day, int reminder) {
        Map<String, Object> inputs = placeAndDay(school, day);
        inputs.put("reminder", reminder);
        DecisionRow row = only("answer-reminders", inputs);
        return new AnswerReminder(row.number("schoolDaysAfter"), row.isTrue("coordinator"), row.isTrue("principal"));
    }

    /** The limits of what promotes attendance before anybody has to react. */
    public PromotionRules promotionRules(School school, LocalDate day) {
        DecisionRow row = only("promotion-rules", placeAndDay(school, day));
        return new PromotionRules(
                row.number("longAbsenceDays"),
                row.number("returnLeadDays"),
                row.number("lastYearPercent"),
                row.number("welcomePerWeek"),
                row.number("welcomeWeeks"),
                row.number("classPercent"));
    }

    /**
     * What unreported absence today calls for.
     *
     * @param grade as the register has it; what is no number (förskoleklass) counts as 0
     * @param ofAge whether the pupil is 18 or older
     */
    public NoticeRule noticeRule(School school, LocalDate day, String grade, boolean ofAge) {
        Map<String, Object> inputs = placeAndDay(school, day);
        inputs.put("grade", grade.matches("[0-9]{1,2}") ? Integer.parseInt(grade) : 0);
        inputs.put("ofAge", ofAge);
        DecisionRow row = only("same-day-notice-rules", inputs);
        return new NoticeRule(
                row.text("way").equals("call"),
                Role.of(row.text("caller")).orElseThrow(),
                row.optionalNumber("callMinutes").map(minutes -> Duration.ofMinutes(minutes)),
                row.optionalText("unansweredAt").map(LocalTime::parse));
    }

    /** Whether a letter to the home may go by e-mail; where the municipality has decided nothing it goes on paper. */
    public boolean letterByEmail(School school, LocalDate day) {
        return only("letter-rules", placeAndDay(school, day)).isTrue("byEmail");
    }

    /** What holds at the school for the notices of the day. */
    public NoticeDay noticeDay(School school, LocalDate day) {
        DecisionRow row = only("same-day-notice-school", placeAndDay(school, day));
        return new NoticeDay(
                row.isTrue("followsUp"),
                LocalTime.parse(row.text("chaseAt")),
                row.optionalText("approvedLanguages")
                        .map(languages -> Set.of(languages.trim().split("\\s+")))
                        .orElse(Set.of()));
    }

    /**
     * What a call home leads to.
     *
     * @param attemptDay school days from the day on which the first call was due up to today, that day counted as 1
     * @param absenceCause coarse cause, empty if nobody was reached
     */
    public ContactResult contactResult(
            boolean guardianReached,
            int attemptDay,
            Optional<String> absenceCause,
            boolean singleSpell,
            boolean expectedBackKnown) {
        DecisionRow row = only(
                "contact-result",
                Map.of(
                        "guardianReached", guardianReached,
                        "attemptDay", attemptDay,
                        "absenceCause", absenceCause.orElse("unknown"),
                        "singleSpell", singleSpell,
                        "expectedBackKnown", expectedBackKnown));
        return new ContactResult(row.text("contactResult"), row.isTrue("absenceExplained"));
    }

    /**
     * Why the principal has to take a stand on an investigation now (skollagen 7:19 a), or empty; always empty where the law has
     * no such investigation.
     *
     * @param severeDays successive offered days whose evaluation was above the severe threshold, up to today
     * @param daysAway offered, reported days in a row without attendance, up to today
     * @param casesInTwoTerms cases of the pupil opened in this term and the one before, this one counted
     * @param continues how often the running step was decided to continue
     */
    public Optional<String> investigationQuestion(
            School school, LocalDate day, int severeDays, int daysAway, int casesInTwoTerms, int continues) {
        Map<String, Object> inputs = placeAndDay(school, day);
        inputs.put("severeDays", severeDays);
        inputs.put("daysAway", daysAway);
        inputs.put("casesInTwoTerms", casesInTwoTerms);
        inputs.put("continues", continues);
        return decisions.decide("investigation-question", inputs).stream()
                .findFirst()
                .flatMap(row -> row.optionalText("reason"));
    }

    /**
     * To whom a late duty is taken, and when.
     *
     * @param duty key of a task, {@code call-again} or {@code cause}
     */
    public DutySeverity dutySeverity(String duty, School school, LocalDate day) {
        Map<String, Object> inputs = placeAndDay(school, day);
        inputs.put("duty", duty);
        DecisionRow row = only("duty-severity", inputs);
        return new DutySeverity(
                row.number("coordinatorAfter"),
                row.number("principalAfter"),
                row.number("headAfter"),
                row.number("askAgainAfter"));
    }

    /** The meeting hours that the school keeps on each of the days, in their order; empty for a day without. */
    public List<Optional<MeetingHours>> meetingHours(School school, List<LocalDate> days) {
        List<Map<String, Object>> questions = days.stream()
                .map(day -> {
                    Map<String, Object> inputs = placeAndDay(school, day);
                    inputs.put("school", school.id());
                    inputs.put("weekday", day.getDayOfWeek().name().toLowerCase(Locale.ROOT));
                    inputs.put("weeks", day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) % 2 == 0 ? "even" : "odd");
                    return inputs;
                })
                .toList();
        return decisions.decideEach("meeting-slots", questions).stream()
                .map(rows -> rows.stream().findFirst().flatMap(MeetingHours::of))
                .toList();
    }

    /** The deadline of a task around a meeting at the school, given on the day. */
    public Deadline meetingDeadline(String task, School school, LocalDate day) {
        return deadline("meeting-deadlines", task, school, day);
    }

    /** The deadline of a task around a measure, an agreement or a network at the school, given on the day. */
    public Deadline measureDeadline(String task, School school, LocalDate day) {
        return deadline("measure-deadlines", task, school, day);
    }

    private Deadline deadline(String table, String task, School school, LocalDate day) {
        Map<String, Object> inputs = placeAndDay(school, day);
        inputs.put("task", task);
        DecisionRow row = only(table, inputs);
        return new Deadline(
                row.number("dueSchoolDays"),
                row.number("remindAfterDue"),
                row.optionalNumber("moveOnAfterDue"),
                row.isTrue("countedFromStep"));
    }

    /** The services that take part in meetings at the school, in the order in which people read them. */
    public List<PartnerService> partnerServices(School school, LocalDate day) {
        return decisions.decide("partner-services", placeAndDay(school, day)).stream()
                .map(row -> new PartnerService(
                        row.text("partner"), row.text("serviceName"), row.text("mandate"), row.text("role")))
                .toList();
    }

    /**
     * Which office of each partner helps a pupil who lives in the district, in the partners' order.
     *
     * @param district empty where the register does not know it
     */
    public List<PartnerOffice> partnerOffices(
            School school, LocalDate day, Optional<String> district, List<String> partners) {
        List<Map<String, Object>> questions = partners.stream()
                .map(partner -> {
                    Map<String, Object> inputs = placeAndDay(school, day);
                    inputs.put("district", district.orElse(""));
                    inputs.put("partner", partner);
                    return inputs;
                })
                .toList();
        return decisions.decideEach("partner-offices", questions).stream()
                .map(rows -> rows.get(0))
                .map(row ->
                        new PartnerOffice(row.optionalText("office"), row.optionalText("officeName"), row.text("help")))
                .toList();
    }

    /** The districts that the school's pupils live in, and last what holds for every other one. */
    public List<PartnerDistrict> partnerDistricts(School school, LocalDate day) {
        Map<String, Object> inputs = placeAndDay(school, day);
        inputs.put("school", school.id());
        return decisions.decide("partner-districts", inputs).stream()
                .map(row -> new PartnerDistrict(row.optionalText("district"), row.text("phone")))
                .toList();
    }

    private DecisionRow only(String table, Map<String, Object> inputs) {
        List<DecisionRow> rows = decisions.decide(table, inputs);
        if (rows.isEmpty()) {
            throw new IllegalStateException(
                    "No row of " + table + ".dmn holds for " + inputs + ": the table needs a default row");
        }
        return rows.get(0);
    }

    private static Map<String, Object> placeAndDay(School school, LocalDate day) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("municipality", school.municipality().orElse(NO_MUNICIPALITY));
        inputs.put("date", day);
        return inputs;
    }
}
