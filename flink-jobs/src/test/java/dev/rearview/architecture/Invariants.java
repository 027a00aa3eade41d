package dev.rearview.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/**
 * The invariants of the house, as rules about the packages below a root. The root is {@code
 * dev.rearview} for the product, and a package of small offenders that prove each rule able to
 * fail.
 */
enum Invariants {
  CODEC_IS_JDK_ONLY {
    @Override
    ArchRule rule(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".codec..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java.lang..",
                  "java.util..",
                  "java.io..",
                  "java.nio",
                  "java.nio.charset..",
                  "java.time",
                  "java.math",
                  root + ".codec.."));
    }
  },
  CODEC_HAS_NO_CLOCK_AND_NO_LOGGER {
    @Override
    ArchRule rule(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".codec..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat(simpleName("Clock"))
          .orShould()
          .dependOnClassesThat(
              resideInAnyPackage("java.util.logging..", "org.slf4j..").or(simpleName("Logger")));
    }
  },
  ONLY_THE_DECODER_HANDS_OUT_A_DATAGRAMS_BYTES {
    @Override
    ArchRule rule(String root) {
      return noClasses()
          .that(
              resideInAPackage(root + ".codec..")
                  .and(not(simpleName("FlowDecoder").or(simpleName("Datagram")))))
          .should()
          .accessField(root + ".codec.Datagram", "bytes");
    }
  },
  PROTOCOLS_DO_NOT_KNOW_ONE_ANOTHER {
    @Override
    ArchRule rule(String root) {
      return slices()
          .matching(root + ".codec.(netflow5|netflow9|ipfix|sflow)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);
    }
  },
  TESTKIT_SHARES_NOTHING_WITH_WHAT_IT_TESTS {
    @Override
    ArchRule rule(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".testkit..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(root + "..").and(not(resideInAPackage(root + ".testkit.."))));
    }
  },
  JOURNAL_KNOWS_NO_NETWORK_AND_NO_FLINK {
    @Override
    ArchRule rule(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".journal..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "org.slf4j..", root + ".codec..", root + ".journal.."));
    }
  },
  THE_ARCHIVE_KNOWS_NO_FLINK_AND_NO_DATAGRAMS {
    @Override
    ArchRule rule(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".archive..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "javax..",
                  "org.slf4j..",
                  "org.apache.parquet..",
                  "org.apache.hadoop..",
                  "com.github.luben.zstd..",
                  "picocli..",
                  root + ".archive.."));
    }
  },
  COLLECTOR_DECODES_NOTHING {
    @Override
    ArchRule rule(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".collector..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(root + ".codec..").and(not(simpleName("Datagram"))));
    }
  },
  CONNECTOR_REACHES_THE_COLLECTOR_BY_NAME_ONLY {
    @Override
    ArchRule rule(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".connector..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(root + ".collector..", "io.netty..", root + ".jobs..");
    }
  },
  JOBS_REACH_SOURCES_AND_FUNCTIONS_BY_NAME_ONLY {
    @Override
    ArchRule rule(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".jobs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              root + ".codec..",
              root + ".journal..",
              root + ".collector..",
              root + ".connector..",
              root + ".decode..",
              root + ".imports..",
              root + ".udf..");
    }
  },
  IMPORTS_KNOW_THE_COLUMNS_AND_NO_FLINK {
    @Override
    ArchRule rule(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".imports..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..", "picocli..", root + ".codec.record..", root + ".imports.."));
    }
  },
  FUNCTIONS_STAND_ALONE {
    @Override
    ArchRule rule(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".udf..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(root + "..").and(not(resideInAPackage(root + ".udf.."))));
    }
  },
  A_SITE_AND_PREFIXES_ARE_JDK_ONLY_BUT_FOR_SQL_AND_THE_COMMAND {
    @Override
    ArchRule rule(String root) {
      return classes()
          .that(
              resideInAnyPackage(root + ".udf.site..", root + ".udf.prefix..")
                  .and(
                      not(
                          resideInAnyPackage(
                              root + ".udf.site.sql..", root + ".udf.site.check.."))))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", root + ".udf.site..", root + ".udf.prefix.."));
    }
  },
  THE_CHECK_OF_A_SITE_NEEDS_NO_FLINK {
    @Override
    ArchRule rule(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".udf.site.check..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java..", "picocli..", root + ".udf.site..", root + ".udf.prefix..")
                  .and(not(resideInAPackage(root + ".udf.site.sql.."))));
    }
  },
  NO_STATIC_MUTABLE_STATE {
    @Override
    ArchRule rule(String root) {
      return fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage(root + "..")
          .and()
          .areStatic()
          .and()
          .doNotHaveModifier(JavaModifier.SYNTHETIC)
          .should()
          .beFinal();
    }
  },
  NO_DRAWERS {
    @Override
    ArchRule rule(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + "..")
          .should()
          .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..misc..")
          .orShould()
          .haveNameMatching(".*(Utils|Util|Helper|Helpers|Misc)$");
    }
  },
  LIBRARIES_HAVE_NO_MAIN {
    @Override
    ArchRule rule(String root) {
      return methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(root + ".codec..", root + ".journal..", root + ".connector..")
          .should()
          .notHaveName("main");
    }
  };

  abstract ArchRule rule(String root);
}
