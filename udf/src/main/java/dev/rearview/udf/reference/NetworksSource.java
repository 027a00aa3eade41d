package dev.rearview.udf.reference;

import dev.rearview.udf.argument.SqlText;
import dev.rearview.udf.prefix.IpBlock;
import dev.rearview.udf.prefix.PrefixTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code networks.csv}: columns {@code prefix,name}, and {@code role,site,owner,tenant} where
 * wanted. Of the prefixes that hold an address the longest counts, alone; of equal ones the last.
 */
public record NetworksSource(ReferenceDirectory directory)
    implements TableSource<PrefixTable<Network>> {
  private static final String FILE = "networks.csv";

  @Override
  public String label() {
    return "networks";
  }

  @Override
  public String description() {
    return "networks";
  }

  @Override
  public List<Path> files() {
    return directory.file(FILE);
  }

  @Override
  public PrefixTable<Network> load(List<FileStamp> files, PrefixTable<Network> previous)
      throws IOException {
    PrefixTable.Builder<Network> table = PrefixTable.builder();
    Csv.read(
        files.get(0).path(),
        List.of(NetworkField.PREFIX.column(), NetworkField.NAME.column()),
        row -> {
          IpBlock prefix =
              IpBlock.parse(row.text(NetworkField.PREFIX.column()))
                  .orElseThrow(
                      () ->
                          row.refused(
                              NetworkField.PREFIX.column(), "an address or a prefix in CIDR form"));
          table.add(prefix, network(prefix, row));
        });
    return table.build();
  }

  @Override
  public PrefixTable<Network> empty() {
    return PrefixTable.<Network>builder().build();
  }

  @Override
  public String absence() {
    return directory.absence(FILE);
  }

  private static Network network(IpBlock prefix, CsvRow row) {
    return new Network(
        SqlText.of(prefix.text()),
        SqlText.of(row.textOrNull(NetworkField.NAME.column())),
        SqlText.of(row.textOrNull(NetworkField.ROLE.column())),
        SqlText.of(row.textOrNull(NetworkField.SITE.column())),
        SqlText.of(row.textOrNull(NetworkField.OWNER.column())),
        SqlText.of(row.textOrNull(NetworkField.TENANT.column())));
  }
}
