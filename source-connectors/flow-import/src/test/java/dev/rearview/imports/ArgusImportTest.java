package dev.rearview.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Argus' ra prints with {@code -n -u -c ,}. */
class ArgusImportTest {
  @TempDir private Path directory;

  @Test
  void bothWaysOfARecordAreFlows() throws IOException {
    Path file =
        Imported.file(
            directory,
            "ra.csv",
            "StartTime,LastTime,Flgs,Proto,SrcAddr,Sport,Dir,DstAddr,Dport,SrcPkts,DstPkts,SrcBytes,DstBytes,State",
            "1461234567.123456,1461234568.500000, e      ,tcp,10.0.0.1,40000,   ->,192.0.2.7,443,12,10,1800,9000,FIN",
            "1461234569.000000,1461234569.000000, e      ,icmp,10.0.0.1,0x0008,   ->,192.0.2.7,0x4a3c,1,0,98,0,ECO");

    Imported imported = Imported.of(file);

    assertThat(imported.flows()).hasSize(3);
    assertThat(imported.flows().get(0))
        .isEqualTo(
            new TreeMap<>(
                Map.ofEntries(
                    Map.entry("received_time", "2016-04-21T10:29:28.500Z"),
                    Map.entry("start_time", "2016-04-21T10:29:27.123Z"),
                    Map.entry("end_time", "2016-04-21T10:29:28.500Z"),
                    Map.entry("exporter_ip", "0.0.0.0"),
                    Map.entry("exporter_port", 0L),
                    Map.entry("export_protocol", "argus"),
                    Map.entry("src_ip", "10.0.0.1"),
                    Map.entry("dst_ip", "192.0.2.7"),
                    Map.entry("src_port", 40000L),
                    Map.entry("dst_port", 443L),
                    Map.entry("protocol", 6L),
                    Map.entry("packets", 12L),
                    Map.entry("layer2_octets", 1800L),
                    Map.entry("extra", Map.of("Flgs", "e", "Dir", "->", "State", "FIN")))));
    assertThat(imported.flows().get(1))
        .containsEntry("src_ip", "192.0.2.7")
        .containsEntry("dst_port", 40000L)
        .containsEntry("packets", 10L)
        .containsEntry("layer2_octets", 9000L);
    assertThat(imported.flows().get(2)).containsEntry("protocol", 1L).doesNotContainKey("src_port");
    assertThat(imported.summary().text()).contains("kept in extra: Flgs, Dir, State");
  }

  @Test
  void durationAndTotalsServeWhereNothingElseIsThere() throws IOException {
    Path file =
        Imported.file(
            directory,
            "ra.csv",
            "StartTime,Dur,Proto,SrcAddr,DstAddr,TotPkts,TotBytes",
            "1461234567.100000,2.250000,89,10.0.0.1,224.0.0.5,4,400");

    assertThat(Imported.of(file).flows().get(0))
        .containsEntry("end_time", "2016-04-21T10:29:29.350Z")
        .containsEntry("packets", 4L)
        .containsEntry("layer2_octets", 400L);
  }
}
