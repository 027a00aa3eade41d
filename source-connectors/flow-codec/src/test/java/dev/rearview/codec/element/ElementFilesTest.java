package dev.rearview.codec.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rearview.codec.element.ElementFiles.Registry;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a resource is refused, and its place is told. */
class ElementFilesTest {
  private final Map<String, String> files = new HashMap<>();

  private List<Registry> load() {
    return new ElementFiles(this::open).load();
  }

  private InputStream open(String file) {
    String text = files.get(file);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  ElementFilesTest() {
    files.put("registries.csv", "# comment\n0,iana,,IANA\n9,cisco,32768,Cisco\n");
    files.put("iana.csv", "8,sourceIPv4Address,ipv4Address\n27,sourceIPv6Address,ipv6Address\n");
    files.put("cisco.csv", "9252,servicesWaasSegment,unsigned8\n");
    files.put(
        "columns.csv",
        "iana,sourceIPv4Address,src_ip\niana,sourceIPv6Address,reverse.input.start_uptime\n");
  }

  @Test
  void readsRegistriesElementsAndTargets() {
    List<Registry> registries = load();

    assertThat(registries).extracting(Registry::name).containsExactly("iana", "cisco");
    assertThat(registries).extracting(Registry::netFlow9Offset).containsExactly(-1, 32_768);
    InformationElement second = registries.get(0).elements().get(1);
    assertThat(second.pen()).isZero();
    assertThat(second.id()).isEqualTo(27);
    assertThat(second.type()).isEqualTo(DataType.IPV6_ADDRESS);
    assertThat(second.target()).isEqualTo(new Target(true, null, Input.START_UPTIME, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "registries.csv | x,iana,,IANA | registries.csv:4: \"x,iana,,IANA\" has no number",
        "registries.csv | 0,iana | registries.csv:4: \"0,iana\" has not 4 fields",
        "registries.csv | 5,iana,,IANA | is there already: iana",
        "registries.csv | 9,iana2,,Again | iana2.csv: there is no such file",
        "registries.csv | 9,columns,,Again | columns.csv:1: \"iana,sourceIPv4Address,src_ip\" has",
        "iana.csv | 27,another,unsigned8 | iana.csv:3: \"27,another,unsigned8\" does not come after",
        "iana.csv | 7,another,unsigned8 | does not come after element 27",
        "iana.csv | 28,sourceIPv4Address,unsigned8 | is there already: sourceIPv4Address",
        "iana.csv | 28,another,unsigned7 | iana.csv:3: \"28,another,unsigned7\" no DataType is",
        "iana.csv | 28,,unsigned8 | iana.csv:3: \"28,,unsigned8\" has no name",
        "iana.csv | 32768,another,unsigned8 | has no number from 0 to 32767: 32768",
        "iana.csv | -1,another,unsigned8 | has no number from 0 to 32767: -1",
        "iana.csv | 28,another,unsigned8,more | iana.csv:3: \"28,another,unsigned8,more\" has not 3",
        "columns.csv | iana,sourceIPv4Address,dst_ip | columns.csv:3: \"iana,sourceIPv4Address,",
        "columns.csv | iana,nothing,dst_ip | columns.csv:3: \"iana,nothing,dst_ip\" no registry has",
        "columns.csv | cisco,servicesWaasSegment,no | no FlowField is called no",
        "columns.csv | cisco,servicesWaasSegment,input.no | no Input is called no",
      })
  void refusesWhatIsWrong(String file, String line, String complaint) {
    files.merge(file, line + "\n", String::concat);

    assertThatIllegalStateException().isThrownBy(this::load).withMessageContaining(complaint);
  }
}
