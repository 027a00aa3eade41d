package dev.rearview.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the product to its invariants, and each invariant to an offender that it must catch. */
class ArchitectureTest {
  private static final String ROOT = "dev.rearview";
  private static final String OFFENDERS = ROOT + ".architecture.offenders";

  private final JavaClasses product =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages(ROOT);

  private final JavaClasses offenders = new ClassFileImporter().importPackages(OFFENDERS);

  @ParameterizedTest
  @EnumSource
  void theProductKeepsTheInvariant(Invariants invariant) {
    assertThatCode(() -> invariant.rule(ROOT).check(product)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void theInvariantCatchesItsOffender(Invariants invariant) {
    assertThat(invariant.rule(OFFENDERS).evaluate(offenders).hasViolation()).isTrue();
  }
}
