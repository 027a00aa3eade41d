package dev.rearview.udf.sets;

import static dev.rearview.udf.catalogue.FunctionGroup.SETS;

import dev.rearview.udf.catalogue.Example;
import dev.rearview.udf.catalogue.FunctionSpec;
import dev.rearview.udf.reference.ReferenceDirectory;
import dev.rearview.udf.reference.TableSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The functions over sets and prefix maps. */
public final class SetFunctions {
  private SetFunctions() {}

  /** The files of a directory that they ask. */
  public static List<TableSource<?>> sources(ReferenceDirectory directory) throws IOException {
    List<TableSource<?>> sources = new ArrayList<>();
    for (String name : directory.names(SetSource.FOLDER, List.of(".txt", ".set"))) {
      sources.add(new SetSource(directory, name));
    }
    for (String name : directory.names(PrefixMapSource.FOLDER, List.of(".txt", ".pmap"))) {
      sources.add(new PrefixMapSource(directory, name));
    }
    return sources;
  }

  /** Their entries in the catalogue. */
  public static List<FunctionSpec> specs() {
    return List.of(
        FunctionSpec.of(
                SETS,
                InSet::new,
                "Whether an address is in a set: a file `sets/<name>.txt` of addresses, prefixes,"
                    + " ranges and wildcards, as rwsetcat prints it, or a file by its absolute"
                    + " path.",
                "in_set(ip STRING, name STRING) → BOOLEAN")
            .nulls(
                "NULL if an argument is NULL or the address is no address; an unknown set is an"
                    + " error.")
            .example("in_set('203.0.113.9', 'scanners')", "TRUE")
            .example("in_set('203.0.114.9', 'scanners')", "FALSE"),
        FunctionSpec.of(
                SETS,
                PrefixMapLabel::new,
                "The label of an address, or of a protocol and port, by a prefix map: a file"
                    + " `pmaps/<name>.txt` as rwpmapbuild reads it, or a file by its absolute path.",
                "pmap(ip STRING, name STRING) → STRING",
                "pmap(protocol INT, port INT, name STRING) → STRING")
            .nulls(
                "NULL if an argument is NULL, the address is no address, or the map has no label;"
                    + " an unknown map is an error.")
            .example("pmap('10.1.2.3', 'zones')", "inside")
            .example("pmap('192.0.2.1', 'zones')", "outside")
            .example("pmap(6, 443, 'applications')", "web"),
        members(),
        entries());
  }

  private static FunctionSpec members() {
    return FunctionSpec.of(
            SETS,
            SetMembers::new,
            "What a set is made of: addresses and prefixes, ranges as the fewest prefixes, what is"
                + " inside another left out, and wildcards as they are written, which `ip_in` does"
                + " not take.",
            "set_members(name STRING) → TABLE(prefix STRING)")
        .nulls("No row if the argument is NULL; an unknown set is an error.")
        .example(
            new Example(
                "prefix",
                "TABLE(set_members('scanners')) WHERE prefix LIKE '%:%'",
                "2001:db8:bad::/48"))
        .example(
            new Example(
                "ip || ' ' || COALESCE(prefix, 'in none')",
                "(VALUES ('203.0.113.9')) AS f(ip) LEFT JOIN (SELECT * FROM"
                    + " TABLE(set_members('scanners')) WHERE prefix IS NOT NULL) AS m ON"
                    + " ip_in(ip, prefix)",
                "203.0.113.9 203.0.113.0/28"));
  }

  private static FunctionSpec entries() {
    return FunctionSpec.of(
            SETS,
            PrefixMapEntries::new,
            "The ranges of a prefix map, each with its label; where lines overlap the later one's,"
                + " so that no two rows have an address, or a protocol and port, in common.",
            "pmap_entries(name STRING) → TABLE(first_ip STRING, last_ip STRING, protocol INT,"
                + " first_port INT, last_port INT, label STRING)")
        .nulls(
            "No row if the argument is NULL; of a map of addresses protocol and ports are NULL, of"
                + " one of protocols and ports the addresses; an unknown map is an error.")
        .example(
            new Example(
                "first_ip || ' ' || last_ip",
                "TABLE(pmap_entries('zones')) WHERE label = 'laboratory'",
                "10.9.0.0 10.9.0.255"))
        .example(
            new Example(
                "label",
                "(VALUES (6, 6001)) AS f(protocol, port), TABLE(pmap_entries('applications')) AS e"
                    + " WHERE f.protocol = e.protocol AND port BETWEEN first_port AND last_port",
                "x11"));
  }
}
