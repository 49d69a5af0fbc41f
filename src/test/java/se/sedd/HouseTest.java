package se.sedd;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.annotation.Autowired;

/** How the house is built: who may know whom, and why. */
@AnalyzeClasses(packages = "se.sedd", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    private static final String[] PROCESS_SEAM = {"se.sedd.engine..", "se.sedd..process.."};

    @ArchTest
    static final ArchRule only_the_process_seam_talks_to_the_engine = noClasses()
            .that(DescribedPredicate.not(resideInAnyPackage(PROCESS_SEAM)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("Camunda 7 Community has ended, and a move to a maintained fork must stay a scripted rename");

    @ArchTest
    static final ArchRule data_walks_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("calendar")
            .definedBy("se.sedd.calendar..")
            .layer("register")
            .definedBy("se.sedd.register..")
            .layer("engine")
            .definedBy("se.sedd.engine..")
            .layer("journal")
            .definedBy("se.sedd.journal..")
            .layer("attendance")
            .definedBy("se.sedd.attendance..")
            .layer("routine")
            .definedBy("se.sedd.routine..")
            .layer("outbox")
            .definedBy("se.sedd.outbox..")
            .layer("features")
            .definedBy(
                    "se.sedd.followup..",
                    "se.sedd.socialservices..",
                    "se.sedd.consent..",
                    "se.sedd.meeting..",
                    "se.sedd.protection..",
                    "se.sedd.seen..",
                    "se.sedd.letter..",
                    "se.sedd.cooperation..",
                    "se.sedd.ledger..",
                    "se.sedd.measure..",
                    "se.sedd.network..",
                    "se.sedd.partnership..",
                    "se.sedd.promotion..",
                    "se.sedd.rhythm..")
            .layer("insight")
            .definedBy("se.sedd.insight..")
            .layer("web and demo")
            .definedBy("se.sedd.web..", "se.sedd.demo..")
            .whereLayer("calendar")
            .mayNotAccessAnyLayer()
            .whereLayer("register")
            .mayOnlyAccessLayers("calendar")
            .whereLayer("engine")
            .mayOnlyAccessLayers("calendar", "register")
            .whereLayer("journal")
            .mayOnlyAccessLayers("calendar", "register", "engine")
            .whereLayer("attendance")
            .mayOnlyAccessLayers("calendar", "register", "journal")
            .whereLayer("routine")
            .mayOnlyAccessLayers("calendar", "register", "engine", "journal", "attendance")
            .whereLayer("outbox")
            .mayOnlyAccessLayers("calendar", "register", "engine", "journal")
            .whereLayer("features")
            .mayOnlyBeAccessedByLayers("insight", "web and demo")
            .whereLayer("insight")
            .mayOnlyBeAccessedByLayers("web and demo")
            .whereLayer("web and demo")
            .mayNotBeAccessedByAnyLayer()
            .because(
                    "register and attendance come in, the routine says what is called for, a process carries it to people,"
                            + " the journal keeps it, insight reads the journal: a look the other way would tie the rules to the"
                            + " pages that show them");

    @ArchTest
    static final ArchRule no_package_leads_back_to_itself = slices().matching("se.sedd.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a part that is needed by what it needs cannot be understood or replaced alone");

    @ArchTest
    static final ArchRule what_insight_shows_stands_in_parts = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("se.sedd.insight..")
            .layer("who may know")
            .definedBy("se.sedd.insight")
            .layer("panel")
            .definedBy("se.sedd.insight.panel..")
            .layer("lists")
            .definedBy("se.sedd.insight.lists..")
            .layer("pupils")
            .definedBy("se.sedd.insight.pupils..")
            .whereLayer("panel")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("lists")
            .mayOnlyBeAccessedByLayers("pupils")
            .whereLayer("pupils")
            .mayNotBeAccessedByAnyLayer()
            .because(
                    "what stands beside one task, what watches many cases and the pupils' page are read by different people"
                            + " and share only the question of who may know what");

    @ArchTest
    static final ArchRule a_process_package_is_its_features_own = classes()
            .that()
            .resideInAPackage("se.sedd..process..")
            .should(onlyBeUsedByTheirFeature())
            .because("other features ask a feature, never its process: else a changed model breaks code far away");

    @ArchTest
    static final ArchRule delegates_live_beside_their_contract = classes()
            .that(assignableTo(JavaDelegate.class)
                    .or(assignableTo(TaskListener.class))
                    .or(assignableTo(ExecutionListener.class)))
            .should()
            .resideInAnyPackage(PROCESS_SEAM)
            .because("a delegate is ten lines between the model and one use case, and is found where the contract is");

    @ArchTest
    static final ArchRule the_time_is_asked_of_the_clock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("se.sedd.calendar.SeddClock")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalTime.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class)
            .because("the demo's clock stands still and every deadline is computed from it: inject java.time.Clock");

    @ArchTest
    static final ArchRule dates_of_the_old_kind_stay_at_the_engine = noClasses()
            .that(DescribedPredicate.not(resideInAnyPackage(PROCESS_SEAM)))
            .and()
            .doNotHaveFullyQualifiedName("se.sedd.letter.LetterPdf")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Date.class, java.util.Calendar.class)
            .because(
                    "only the engine, and FOP for the instant a file carries, speak java.util.Date; everywhere else a date without its time zone is a wrong deadline");

    @ArchTest
    static final ArchRule nothing_is_called_util = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .because("a class does one thing a person can name");

    @ArchTest
    static final ArchRule needs_are_said_in_the_constructor = fields().should()
            .notBeAnnotatedWith(Autowired.class)
            .because("what a class needs is read off its constructor, and a test can give it");

    @ArchTest
    static final ArchRule nothing_is_printed = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("se.sedd.register.imports.ImportCommand")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because(
                    "what is worth saying belongs in the log, without names of pupils; the import command answers its caller");

    private static ArchCondition<JavaClass> onlyBeUsedByTheirFeature() {
        return new ArchCondition<>("only be used by their own feature") {
            @Override
            public void check(JavaClass inside, ConditionEvents events) {
                String feature = inside.getPackageName().replaceFirst("\\.process.*", "");
                inside.getDirectDependenciesToSelf().stream()
                        .filter(dependency ->
                                !dependency.getOriginClass().getPackageName().startsWith(feature))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }
}
