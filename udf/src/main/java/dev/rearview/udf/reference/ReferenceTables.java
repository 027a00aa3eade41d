package dev.rearview.udf.reference;

import static dev.rearview.udf.catalogue.FunctionGroup.REFERENCE;

import dev.rearview.udf.catalogue.Example;
import dev.rearview.udf.catalogue.FunctionSpec;
import java.util.List;

/** The functions that make tables of the reference directory's files. */
final class ReferenceTables {
  private static final String NETWORK =
      " → TABLE(prefix STRING, name STRING, role STRING, site STRING, owner STRING, tenant STRING)";
  private static final String LISTING =
      "A column is NULL where the line does not say; without a file that was ever good it is an"
          + " error.";

  private ReferenceTables() {}

  static List<FunctionSpec> specs() {
    return List.of(networkOf(), networks(), interfaces(), asOfEntries());
  }

  private static FunctionSpec networkOf() {
    return FunctionSpec.of(
            REFERENCE,
            NetworkOf::new,
            "All that the network that an address is in says, the longest prefix's line, by one"
                + " look-up: for LEFT JOIN LATERAL TABLE.",
            "network_of(ip STRING)" + NETWORK)
        .nulls(
            "No row if the argument is NULL or no address, or in no network; a column is NULL where"
                + " the line does not say.")
        .example(
            new Example(
                "prefix || ' ' || name || ' ' || role || ' ' || site || ' ' || owner || ' ' ||"
                    + " tenant",
                "LATERAL TABLE(network_of('10.1.2.3'))",
                "10.1.0.0/16 office clients berlin it acme"))
        .example(
            new Example(
                "ip || ' ' || COALESCE(n.name, 'unknown')",
                "(VALUES ('198.51.100.1')) AS f(ip) LEFT JOIN LATERAL TABLE(network_of(f.ip)) AS n"
                    + " ON TRUE",
                "198.51.100.1 unknown"));
  }

  private static FunctionSpec networks() {
    return FunctionSpec.of(
            REFERENCE,
            NetworksTable::new,
            "Every network of `networks.csv`, of lines with the same prefix the last.",
            "networks()" + NETWORK)
        .nulls(LISTING)
        .example(new Example("COUNT(*)", "TABLE(networks())", "3"))
        .example(new Example("owner", "TABLE(networks()) WHERE prefix = '10.0.0.0/8'", "it"));
  }

  private static FunctionSpec interfaces() {
    return FunctionSpec.of(
            REFERENCE,
            InterfacesTable::new,
            "Every interface of `interfaces.csv`, of lines about the same one the last; the view"
                + " `interfaces` has those that exporters tell of.",
            "reference_interfaces() → TABLE(exporter_ip STRING, if_index BIGINT, name STRING,"
                + " description STRING, boundary STRING, speed BIGINT)")
        .nulls(LISTING)
        .units("speed: bits per second")
        .example(
            new Example(
                "name || ' ' || CAST(speed AS STRING)",
                "TABLE(reference_interfaces()) WHERE boundary = 'external'",
                "ge-0/0/1 10000000000"));
  }

  private static FunctionSpec asOfEntries() {
    return FunctionSpec.of(
            REFERENCE,
            AsOfEntries::new,
            "Every line of a versioned file, `asof/<kind>.csv` or `.parquet`, addresses in their"
                + " canonical form; `columns` has what is neither key nor time.",
            "asof_entries(kind STRING) → TABLE(valid_from TIMESTAMP_LTZ(3), valid_to"
                + " TIMESTAMP_LTZ(3), key STRING, columns MAP<STRING, STRING>)")
        .nulls(
            "No row if the argument is NULL; a time is NULL where it has no bound, and what"
                + " `columns` has where it is empty; an unknown kind is an error.")
        .example(
            new Example(
                "key || ' ' || columns['value'] || ' ' || columns['user_name']",
                "TABLE(asof_entries('dhcp')) WHERE valid_to IS NULL",
                "10.1.2.3 laptop-22 bob"))
        .example(
            new Example(
                "columns['value']",
                "(VALUES ('10.1.2.3', TO_TIMESTAMP_LTZ(1767225600000, 3))) AS f(ip, t),"
                    + " TABLE(asof_entries('dhcp')) WHERE key = ip AND (valid_from IS NULL OR"
                    + " valid_from <= t) AND (valid_to IS NULL OR t < valid_to)",
                "laptop-17"));
  }
}
