package se.sedd;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.sql.DatabaseMetaData;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

@SeddTest
@DisplayName("The tests' applications")
class TestDatabaseTest {

    @Autowired
    private ApplicationContext shared;

    @Test
    @DisplayName("run on the database that was asked for, every one of them")
    void askedFor() throws MetaDataAccessException {
        // What CI asks for does not pass through the build's profile: a profile that sets nothing is found out.
        String product = System.getenv()
                .getOrDefault("SEDD_REQUIRE_DATABASE", TestDatabase.isPostgreSql() ? "PostgreSQL" : "H2");
        assertThat(productOf(shared)).isEqualTo(product);
        assertThat(productOf(GroundFloor.shared())).isEqualTo(product);
        try (WorkFloor floor = WorkFloor.start()) {
            assertThat(productOf(floor.context())).isEqualTo(product);
        }
    }

    @Test
    @DisplayName("are started with a database from here and no other")
    void fromHere() {
        classes()
                .that(DescribedPredicate.describe(
                        "start an application",
                        test -> depends(test, SpringApplicationBuilder.class, SpringBootTest.class)))
                .and()
                .doNotBelongToAnyOf(TestDatabaseTest.class)
                .should(ArchCondition.from(DescribedPredicate.describe(
                        "take its database from TestDatabase",
                        test -> depends(test, TestDatabase.class, FreshHome.class))))
                .because("the whole suite runs on H2 and on PostgreSQL")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.OnlyIncludeTests())
                        .importPackages("se.sedd"));
    }

    private static boolean depends(JavaClass test, Class<?>... ones) {
        return test.getDirectDependenciesFromSelf().stream()
                .anyMatch(found -> Stream.of(ones).anyMatch(found.getTargetClass()::isEquivalentTo));
    }

    private static String productOf(ApplicationContext application) throws MetaDataAccessException {
        return JdbcUtils.extractDatabaseMetaData(
                application.getBean(DataSource.class), DatabaseMetaData::getDatabaseProductName);
    }
}
