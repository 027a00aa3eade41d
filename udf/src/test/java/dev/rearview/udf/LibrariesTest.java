package dev.rearview.udf;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each library that this room brings is known to one package alone. */
class LibrariesTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.rearview.udf");

  @ParameterizedTest
  @CsvSource({
    "com.maxmind.., geo",
    "org.apache.datasketches.., aggregate",
    "org.apache.parquet.., reference"
  })
  void aLibraryIsKnownToItsPackageAlone(String library, String home) {
    onlyIn(library, "dev.rearview.udf." + home + "..").check(classes);
    assertThatThrownBy(() -> onlyIn(library, "dev.rearview.udf.address..").check(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("dev.rearview.udf." + home);
  }

  private static ArchRule onlyIn(String library, String home) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
