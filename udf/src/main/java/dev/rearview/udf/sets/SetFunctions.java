package dev.rearview.udf.sets;

import static dev.rearview.udf.catalogue.FunctionGroup.SETS;

import dev.rearview.udf.catalogue.FunctionSpec;
import java.util.List;

/** The functions over sets and prefix maps. */
public final class SetFunctions {
  private SetFunctions() {}

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
            .example("pmap(6, 443, 'applications')", "web"));
  }
}
