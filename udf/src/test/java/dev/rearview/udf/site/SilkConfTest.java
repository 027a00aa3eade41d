package dev.rearview.udf.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.udf.site.silkconf.FlowType;
import dev.rearview.udf.site.silkconf.PackingLogic;
import dev.rearview.udf.site.silkconf.Site;
import dev.rearview.udf.site.silkconf.SiteClass;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement of silk.conf is understood, and every mistake in one is named. */
class SilkConfTest {
  private static final String CLASS = "class all\nend class\n";
  private static final String TOP =
      "one of version, sensor, class, group, default-class, packing-logic, path-format, include,"
          + " split";

  @TempDir private Path directory;

  @Test
  void everyStatementIsUnderstood() throws Exception {
    Site site =
        files(
                """
                # the site
                version 2
                sensor 0 S0 "first \\"of\\" all"
                sensor 65534 S-1

                group edge
                  sensors S0
                end group
                include "more.conf"
                class all
                  sensors @edge S2
                  type 0 in in
                  type 1 out out
                  type 2 inweb iw
                  type 3 outweb ow
                  type 4 innull
                  type 5 outnull outnull
                  type 20 indns
                  type 21 outdns
                  default-types in inweb
                end class
                class all
                  sensors S-1
                end class
                default-class all
                packing-logic "packlogic-generic.so"
                path-format "%F/%N/%Y/%m/%d/%H/%x"
                split dns protocols 6 17 ports 53 853
                """)
            .file("more.conf", "sensor 2 S2\n")
            .load()
            .site();
    assertThat(site.sensors().keySet()).containsExactly("S0", "S-1", "S2");
    assertThat(site.sensors().get("S0").description()).isEqualTo("first \"of\" all");
    assertThat(site.groups().get("edge")).containsExactly("S0");
    SiteClass all = site.packedClass();
    assertThat(all.sensors()).containsExactly("S0", "S2", "S-1");
    assertThat(all.type("innull")).contains(new FlowType(4, "innull", "allinnull"));
    assertThat(all.defaultTypes()).containsExactly("in", "inweb");
    assertThat(site.defaultClass()).isEqualTo("all");
    assertThat(site.packingLogic()).isEqualTo(PackingLogic.GENERIC);
    assertThat(site.pathFormat()).isEqualTo("%F/%N/%Y/%m/%d/%H/%x");
    assertThat(site.splits()).extracting("name").containsExactly("dns", "web");
  }

  @Test
  void aSplitOfTheNameWebIsInPlaceOfSilks() throws Exception {
    Site site = files("split web protocols 6 17 ports 80 443\n" + CLASS).load().site();
    assertThat(site.splits()).hasSize(1);
    assertThat(site.splits().get(0).takes(17, 5, 443, false)).isTrue();
    assertThat(site.splits().get(0).takes(6, 8080, 5, false)).isFalse();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("version 3\n" + CLASS, "1: found 'version 3', expected version 1 or version 2"),
        mistake("colour red\n" + CLASS, "1: found 'colour red', expected " + TOP),
        mistake(
            "sensor 65535 S\n" + CLASS,
            "1: found 'sensor 65535 S', expected sensor, an id from 0 to 65534, a name and perhaps"
                + " a description"),
        mistake(
            "sensor 1 a_b\n" + CLASS,
            "1: found 'a_b', expected a sensor name: at most 64 characters from a letter on, no"
                + " blank, / or _"),
        mistake(
            "sensor 1 a\nsensor 2 a\n" + CLASS,
            "2: found sensor a again, expected a name that is not taken"),
        mistake(
            "sensor 1 a\nsensor 1 b\n" + CLASS,
            "2: found sensor id 1 again, expected an id that is not taken"),
        mistake(
            "class all\n  sensors nowhere\nend class\n",
            "2: found 'nowhere', expected a sensor declared before"),
        mistake(
            "class all\n  sensors @g\nend class\n",
            "2: found '@g', expected a group declared before"),
        mistake(
            "class all\n  type 255 in\nend class\n",
            "2: found 'type 255 in', expected type, an id from 0 to 254, a name and perhaps a name"
                + " for files"),
        mistake(
            "class all\nend class\nclass b\n  type 1 x\n  type 1 y\n  type 2 x\nend class\n",
            "5: found 'type 1 y', expected an id and a name for files new to the file",
            "6: found type x again, expected a name new to the class"),
        mistake(
            "class all\n  default-types in\nend class\n",
            "2: found 'in', expected a type declared before"),
        mistake(
            "class all\n  colour red\nend class\n",
            "2: found 'colour red', expected sensors, type, default-types or 'end class'"),
        mistake(
            "class 1\nend class\n" + CLASS,
            "1: found 'class 1', expected class and a class name: at most 32 characters from a"
                + " letter on, no blank or / \\ \" ' ,"),
        mistake(
            "group g\n  type 1 x\nend group\n" + CLASS,
            "2: found 'type 1 x', expected sensors or 'end group'"),
        mistake(
            "default-class all\n" + CLASS,
            "1: found 'default-class all', expected default-class and a class declared before"),
        mistake(
            "packing-logic \"packlogic-mine.so\"\n" + CLASS,
            "1: found 'packing-logic \"packlogic-mine.so\"', expected packing-logic and"
                + " packlogic-twoway.so or packlogic-generic.so"),
        mistake(
            "path-format \"%Q/%x\"\n" + CLASS,
            "1: found '%Q' in the path format, expected %C, %T, %F, %f, %N, %n, %Y, %m, %d, %H, %x"
                + " or %%"),
        mistake(
            "path-format \"%T\"\n" + CLASS,
            "1: found 'path-format \"%T\"', expected a format that ends with /%x"),
        mistake(
            "include more\n" + CLASS,
            "1: found 'include more', expected include and one path in double quotes"),
        mistake(
            "sensor 1 a \"open\n" + CLASS,
            "1: found the end of the line, expected '\"' at the end of the string"),
        mistake("sensor 1 ü\n" + CLASS, "1: found 'ü', expected a word or a comment"),
        mistake("end class\n" + CLASS, "1: found 'end class', expected a block to end"),
        mistake(
            "class all\n",
            "1: found the end of the file, expected 'end class' for 'class all' in line 1"),
        mistake("class all\nclass b\nend class\n", "2: found 'class b', expected 'end class'"),
        mistake("class all\nend group\n", "2: found 'end group', expected 'end class'"),
        mistake(
            "sensor 1 a\n",
            "1: found no class, expected the class all, which packing logic twoway sorts into"),
        mistake(
            "class all\n  type 0 in\n  type 1 out\nend class\npacking-logic packlogic-generic.so\n",
            "5: found no type inweb in class all, expected every type of packing logic generic",
            "5: found no type outweb in class all, expected every type of packing logic generic",
            "5: found no type innull in class all, expected every type of packing logic generic",
            "5: found no type outnull in class all, expected every type of packing logic generic"),
        mistake(
            "split dns\n" + CLASS,
            "1: found 'split dns', expected split, a name, protocols from 0 to 255 and perhaps"
                + " ports from 0 to 65535, as 'split web protocols 6 ports 80 443 8080'"),
        mistake(
            "split dns protocols 17 ports 53\nclass all\n  type 20 indns\nend class\n",
            "1: found split dns, expected the type outdns in class all"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamed(String text, String[] lines) {
    assertThat(files(text).errors())
        .containsExactly(Stream.of(lines).map("silk.conf:"::concat).toArray(String[]::new));
  }

  private static Arguments mistake(String text, String... lines) {
    return Arguments.of(text, lines);
  }

  private SiteFiles files(String silkConf) {
    return new SiteFiles(directory).silkConf(silkConf).sensorConf("");
  }
}
