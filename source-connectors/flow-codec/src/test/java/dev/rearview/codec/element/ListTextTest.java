package dev.rearview.codec.element;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rearview.codec.element.SubTemplates.Fields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Lists of RFC 6313 as JSON. */
class ListTextTest {
  private static final int VARIABLE = Fields.VARIABLE;
  private static final ElementRegistry REGISTRY = ElementRegistry.standard();

  /** Addresses and a port; a name; a list of lists; one that has nothing; the port twice. */
  private static final Map<Integer, Fields> TEMPLATES =
      Map.of(
          300, fields(8, 4, 7, 2),
          301, fields(83, VARIABLE, 4, 0, 4, 1),
          302, fields(292, VARIABLE, 4, 1),
          303, fields(4, 0, 5, 0),
          304, fields(7, 2, 7, 2));

  private static final SubTemplates KNOWN = TEMPLATES::get;

  /** Elements of IANA and their lengths. */
  private static Fields fields(int... idsAndLengths) {
    return new Fields() {
      @Override
      public int count() {
        return idsAndLengths.length / 2;
      }

      @Override
      public InformationElement element(int field) {
        return REGISTRY.ipfix(0, idsAndLengths[2 * field]);
      }

      @Override
      public int lengthBytes(int field) {
        return idsAndLengths[2 * field + 1];
      }
    };
  }

  private static String text(DataType type, String hex) {
    return Texts.of(type, HexFormat.of().parseHex(hex.replace(" ", "")), KNOWN);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void showsBasicLists() {
    assertThat(text(DataType.BASIC_LIST, "03 01e3 0004 00000001 0000ffff"))
        .isEqualTo(json("{'semantic':'allOf','element':'bgpCommunity','values':['1','65535']}"));
    assertThat(text(DataType.BASIC_LIST, "00 8021 0002 00001ad7 0050"))
        .isEqualTo(json("{'semantic':'noneOf','element':'silkAppLabel','values':['80']}"));
    assertThat(text(DataType.BASIC_LIST, "ff 0053 ffff 03616263 00 ff0003 22015c"))
        .isEqualTo(
            json(
                "{'semantic':'undefined','element':'interfaceDescription',"
                    + "'values':['abc','','\\'\ufffd\\\\']}"));
    assertThat(text(DataType.BASIC_LIST, "09 0007 0002"))
        .isEqualTo(json("{'semantic':'9','element':'sourceTransportPort','values':[]}"));
  }

  @Test
  void showsRecordsOfSubTemplates() {
    assertThat(text(DataType.SUB_TEMPLATE_LIST, "03 012c c0000201 0050 c0000202 0035"))
        .isEqualTo(
            json(
                "{'semantic':'allOf','template':300,'records':["
                    + "{'sourceIPv4Address':'192.0.2.1','sourceTransportPort':'80'},"
                    + "{'sourceIPv4Address':'192.0.2.2','sourceTransportPort':'53'}]}"));
    assertThat(text(DataType.SUB_TEMPLATE_LIST, "04 012d 0161 06 00 11"))
        .isEqualTo(
            json(
                "{'semantic':'ordered','template':301,'records':["
                    + "{'interfaceDescription':'a','protocolIdentifier':'6'},"
                    + "{'interfaceDescription':'','protocolIdentifier':'17'}]}"));
    assertThat(text(DataType.SUB_TEMPLATE_LIST, "03 0130 0050 0035"))
        .isEqualTo(
            json(
                "{'semantic':'allOf','template':304,'records':["
                    + "{'sourceTransportPort':'80','sourceTransportPort_2':'53'}]}"));
  }

  @Test
  void showsSeveralSubTemplates() {
    assertThat(
            text(DataType.SUB_TEMPLATE_MULTI_LIST, "01 012c 000a c0000201 0050 012d 0007 0161 06"))
        .isEqualTo(
            json(
                "{'semantic':'exactlyOneOf','lists':["
                    + "{'template':300,'records':["
                    + "{'sourceIPv4Address':'192.0.2.1','sourceTransportPort':'80'}]},"
                    + "{'template':301,'records':["
                    + "{'interfaceDescription':'a','protocolIdentifier':'6'}]}]}"));
    assertThat(text(DataType.SUB_TEMPLATE_MULTI_LIST, "03"))
        .isEqualTo(json("{'semantic':'allOf','lists':[]}"));
  }

  @Test
  void showsListsWithinLists() {
    assertThat(text(DataType.SUB_TEMPLATE_LIST, "03 012e 09 03 012c c0000201 0050 06"))
        .isEqualTo(
            json(
                "{'semantic':'allOf','template':302,'records':[{'subTemplateList':"
                    + "{'semantic':'allOf','template':300,'records':["
                    + "{'sourceIPv4Address':'192.0.2.1','sourceTransportPort':'80'}]},"
                    + "'protocolIdentifier':'6'}]}"));
  }

  @Test
  void showsWhatCannotBeReadAsBytes() {
    assertThat(text(DataType.BASIC_LIST, "03 01e3 0004 00000001 ffff"))
        .endsWith(json("'values':['1'],'undecoded':'ffff'}"));
    assertThat(text(DataType.BASIC_LIST, "03 01e3 0000 01"))
        .endsWith(json("'values':[],'undecoded':'01'}"));
    assertThat(text(DataType.BASIC_LIST, "03 81e3 0004 0000"))
        .isEqualTo(json("{'semantic':'allOf','undecoded':'81e300040000'}"));
    assertThat(text(DataType.BASIC_LIST, "03 01"))
        .isEqualTo(json("{'semantic':'allOf','undecoded':'01'}"));
    assertThat(text(DataType.BASIC_LIST, "03 0053 ffff ff00"))
        .endsWith(json("'values':[],'undecoded':'ff00'}"));
    assertThat(text(DataType.SUB_TEMPLATE_LIST, "03 0200 0102"))
        .isEqualTo(json("{'semantic':'allOf','template':512,'undecoded':'0102'}"));
    assertThat(text(DataType.SUB_TEMPLATE_LIST, "03 012c c0000201 0050 c000"))
        .endsWith(json("'sourceTransportPort':'80'}],'undecoded':'c000'}"));
    assertThat(text(DataType.SUB_TEMPLATE_LIST, "03 012f c000"))
        .isEqualTo(json("{'semantic':'allOf','template':303,'records':[],'undecoded':'c000'}"));
    assertThat(text(DataType.SUB_TEMPLATE_MULTI_LIST, "03 012c 0003 c0"))
        .isEqualTo(json("{'semantic':'allOf','lists':[],'undecoded':'012c0003c0'}"));
    assertThat(text(DataType.SUB_TEMPLATE_MULTI_LIST, "03 012c 0009 c0"))
        .isEqualTo(json("{'semantic':'allOf','lists':[],'undecoded':'012c0009c0'}"));
  }

  /** A list of template 302 in a list of template 302, and so on: each has one record. */
  @Test
  void nestsToABound() throws IOException {
    byte[] nested = {3, 1, 44};
    for (int i = 0; i < 20; i++) {
      ByteArrayOutputStream outer = new ByteArrayOutputStream();
      outer.writeBytes(new byte[] {3, 1, 46, (byte) nested.length});
      outer.writeBytes(nested);
      outer.write(6);
      nested = outer.toByteArray();
    }

    String text = Texts.of(DataType.SUB_TEMPLATE_LIST, nested, KNOWN);

    assertThat(text.split("semantic", -1)).hasSize(ListText.MAX_DEPTH + 1);
    assertThat(text).contains("undecoded");
    new JsonMapper().readTree(text);
  }

  @Property
  void isJsonWhateverTheBytesAre(
      @ForAll("listTypes") DataType type, @ForAll @Size(max = 200) byte[] bytes)
      throws IOException {
    assertIsJson(type, bytes);
  }

  /** The same with a template that is known, so that records are read. */
  @Property
  void isJsonWhateverTheRecordsAre(
      @ForAll("templateIds") int template, @ForAll @Size(max = 200) byte[] records)
      throws IOException {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    list.writeBytes(new byte[] {3, (byte) (template >> 8), (byte) template});
    list.writeBytes(records);
    assertIsJson(DataType.SUB_TEMPLATE_LIST, list.toByteArray());
  }

  private static void assertIsJson(DataType type, byte[] bytes) throws IOException {
    String text = Texts.of(type, bytes, KNOWN);
    if (bytes.length == 0) {
      assertThat(text).isEmpty();
    } else {
      JsonNode json = new JsonMapper().readTree(text);
      assertThat(json.path("semantic").isTextual()).isTrue();
      assertThat(text.length()).isLessThan(100 + 150 * bytes.length);
    }
  }

  @Provide
  Arbitrary<DataType> listTypes() {
    return Arbitraries.of(
        DataType.BASIC_LIST, DataType.SUB_TEMPLATE_LIST, DataType.SUB_TEMPLATE_MULTI_LIST);
  }

  @Provide
  Arbitrary<Integer> templateIds() {
    return Arbitraries.of(TEMPLATES.keySet());
  }
}
