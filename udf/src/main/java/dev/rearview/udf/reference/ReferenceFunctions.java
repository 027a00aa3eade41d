package dev.rearview.udf.reference;

import static dev.rearview.udf.catalogue.FunctionGroup.REFERENCE;

import dev.rearview.udf.catalogue.Example;
import dev.rearview.udf.catalogue.FunctionSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The functions over the reference directory. */
public final class ReferenceFunctions {
  private static final String NO_NETWORK =
      "NULL if the argument is NULL or no address, in no network, or the network's line does not"
          + " say.";
  private static final String NO_INTERFACE =
      "NULL if an argument is NULL, the interface is unknown, or its line does not say.";

  private ReferenceFunctions() {}

  /** The files of a directory that they ask. */
  public static List<TableSource<?>> sources(ReferenceDirectory directory) throws IOException {
    List<TableSource<?>> sources = new ArrayList<>();
    sources.add(new NetworksSource(directory));
    sources.add(new InterfacesSource(directory));
    for (String kind : directory.names(AsOfSource.FOLDER, AsOfSource.EXTENSIONS)) {
      sources.add(new AsOfSource(directory, kind));
    }
    return sources;
  }

  /** Their entries in the catalogue. */
  public static List<FunctionSpec> specs() {
    List<FunctionSpec> specs = new ArrayList<>();
    specs.add(
        network(NetworkField.NAME, "The name of the network that an address is in.", "office"));
    specs.add(network(NetworkField.ROLE, "What that network is for.", "clients"));
    specs.add(network(NetworkField.SITE, "Where it is.", "berlin"));
    specs.add(network(NetworkField.OWNER, "Whose it is.", "it"));
    specs.add(network(NetworkField.TENANT, "Whose flows its flows are.", "acme"));
    specs.add(network(NetworkField.PREFIX, "Its prefix.", "10.1.0.0/16"));
    specs.add(
        interfaceText(
            InterfaceText.Field.NAME,
            "The name of an exporter's interface, in networks whose exporters do not send it.",
            "interface_name",
            "ge-0/0/1"));
    specs.add(
        interfaceText(
            InterfaceText.Field.DESCRIPTION,
            "What the operator calls it.",
            "interface_description",
            "uplink, provider A"));
    specs.add(
        interfaceText(
            InterfaceText.Field.BOUNDARY,
            "external or internal.",
            "interface_boundary",
            "external"));
    specs.add(
        FunctionSpec.of(
                REFERENCE,
                InterfaceSpeed::new,
                "Its speed.",
                "interface_speed(exporter_ip STRING, if_index BIGINT) → BIGINT")
            .nulls(NO_INTERFACE)
            .units("bits per second")
            .example("interface_speed('192.0.2.1', 7)", "10000000000"));
    specs.add(asOf());
    specs.addAll(ReferenceTables.specs());
    return specs;
  }

  private static FunctionSpec network(NetworkField field, String description, String expected) {
    String name = "network_" + field.column();
    return FunctionSpec.of(
            REFERENCE, () -> new NetworkText(field), description, name + "(ip STRING) → STRING")
        .nulls(NO_NETWORK)
        .example(name + "('10.1.2.3')", expected)
        .example(name + "('198.51.100.1')", null);
  }

  private static FunctionSpec interfaceText(
      InterfaceText.Field field, String description, String name, String expected) {
    return FunctionSpec.of(
            REFERENCE,
            () -> new InterfaceText(field),
            description,
            name + "(exporter_ip STRING, if_index BIGINT) → STRING")
        .nulls(NO_INTERFACE)
        .example(name + "('192.0.2.1', 7)", expected);
  }

  private static FunctionSpec asOf() {
    return FunctionSpec.of(
            REFERENCE,
            LookupAsOf::new,
            "What a key's value was at a time, by a versioned file: the same answer whenever, and"
                + " over whichever table, it is asked.",
            "lookup_asof(kind STRING, key STRING, as_of TIMESTAMP_LTZ(3)) → STRING",
            "lookup_asof(kind STRING, key STRING, as_of TIMESTAMP_LTZ(3), column STRING) → STRING")
        .nulls(
            "NULL if an argument is NULL, or the key had no value at that time; an unknown kind is"
                + " an error.")
        .example("lookup_asof('dhcp', '10.1.2.3', TO_TIMESTAMP_LTZ(1767225600000, 3))", "laptop-17")
        .example(
            new Example(
                "lookup_asof('dhcp', ip, t, 'user_name')",
                "(VALUES ('10.1.2.3', TO_TIMESTAMP_LTZ(1769904000000, 3))) AS v(ip, t)",
                "bob"));
  }
}
