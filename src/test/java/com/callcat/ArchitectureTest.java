package com.callcat;

import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.callcat.call.Call;
import com.callcat.call.CallBuilder;
import com.callcat.call.Facts;
import com.callcat.call.FactsBuilder;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReportBuilder;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.vertx.core.eventbus.EventBus;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/// The shape of the house. What the README says of the packages is held here.
@AnalyzeClasses(packages = "com.callcat", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule the_words_and_rules_use_nothing_but_the_jdk =
      classes()
          .that()
          .resideInAPackage("com.callcat.call")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "com.callcat.call", "org.jspecify..");

  @ArchTest
  static final ArchRule verticles_do_not_know_each_other =
      slices().assignedFrom(new Verticles()).should().notDependOnEachOther();

  @ArchTest
  static final ArchRule there_are_no_cycles =
      slices().matching("com.callcat.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_the_bus_touches_the_event_bus =
      noClasses()
          .that()
          .resideOutsideOfPackage("com.callcat.bus")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(EventBus.class);

  @ArchTest
  static final ArchRule only_the_store_speaks_to_dynamodb =
      noClasses()
          .that()
          .resideOutsideOfPackages("com.callcat.store..", "com.callcat.dev..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..");

  @ArchTest
  static final ArchRule only_the_users_speak_sql =
      noClasses()
          .that()
          .resideOutsideOfPackages("com.callcat.users", "com.callcat.dev")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql..");

  @ArchTest
  static final ArchRule nothing_deployed_knows_development =
      noClasses()
          .that()
          .resideOutsideOfPackage("com.callcat.dev..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.callcat.dev..");

  @ArchTest
  static final ArchRule the_simulator_shares_nothing_with_the_program =
      noClasses()
          .that()
          .resideInAPackage("com.callcat.dev.simulator..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are of the program",
                  (JavaClass type) ->
                      type.getPackageName().startsWith("com.callcat")
                          && !type.getPackageName().startsWith("com.callcat.dev.simulator")));

  @ArchTest
  static final ArchRule the_dynamodb_shares_nothing_with_the_program =
      noClasses()
          .that()
          .resideInAPackage("com.callcat.dev.dynamodb..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are of the program",
                  (JavaClass type) ->
                      type.getPackageName().startsWith("com.callcat")
                          && !type.getPackageName().startsWith("com.callcat.dev.dynamodb")));

  /// These records have so many components that two of one type could be swapped unnoticed.
  @ArchTest
  static final ArchRule a_call_is_built_by_name = builtOnlyBy(CallBuilder.class, Call.class);

  @ArchTest
  static final ArchRule facts_are_built_by_name = builtOnlyBy(FactsBuilder.class, Facts.class);

  @ArchTest
  static final ArchRule a_report_is_built_by_name =
      builtOnlyBy(ProviderReportBuilder.class, ProviderReport.class);

  private static ArchRule builtOnlyBy(Class<?> builder, Class<?> built) {
    return noClasses()
        .that()
        .doNotBelongToAnyOf(built, builder)
        .should()
        .callConstructorWhere(
            JavaCall.Predicates.target(owner(JavaClass.Predicates.equivalentTo(built))));
  }

  @ArchTest
  static final ArchRule no_clock_is_read_outside_the_mains =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Main")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(InstantSource.class, "system")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "tickMillis", ZoneId.class);

  @ArchTest
  static final ArchRule no_environment_is_read_outside_the_mains =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Main")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  /// One slice for each package that is a verticle.
  private static final class Verticles implements SliceAssignment {
    private static final List<String> PACKAGES =
        List.of(
            "com.callcat.http",
            "com.callcat.store",
            "com.callcat.users",
            "com.callcat.dispatch",
            "com.callcat.handler",
            "com.callcat.retell.client",
            "com.callcat.retell.webhook",
            "com.callcat.management",
            "com.callcat.analysis");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return PACKAGES.stream()
          .filter(type.getPackageName()::equals)
          .map(SliceIdentifier::of)
          .findFirst()
          .orElseGet(SliceIdentifier::ignore);
    }

    @Override
    public String getDescription() {
      return "the verticles";
    }
  }
}
