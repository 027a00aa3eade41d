package dev.rearview.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.testkit.netflow.FlowTraffic;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A collector that is found on the class path, and runs as long as the query does. */
@Timeout(120)
class EmbeddedCollectorTest {
  @TempDir Path directory;

  @Test
  void aQueryHostsItsOwnCollectorAndSeesWhatIsSentToIt() throws Exception {
    int port = freePort();
    FlowTraffic traffic = new FlowTraffic(7);
    long packets = 0;
    try (CloseableIterator<Row> rows = query(port).collect();
        DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      awaitBound(port);
      for (byte[] datagram : traffic.netFlow5(100, Instant.now())) {
        socket.send(new DatagramPacket(datagram, datagram.length));
      }
      for (int flow = 0; flow < 100; flow++) {
        packets += rows.next().<Long>getFieldAs(0);
      }
    }
    assertThat(packets).isEqualTo(traffic.totals().packets());
  }

  @Test
  void aPortThatIsTakenFailsTheQueryByName() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      TableResult result = query(taken.getLocalPort());
      assertThatThrownBy(result::await)
          .rootCause()
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
    }
  }

  @Test
  void aWrongSettingOfTheCollectorIsNamed() {
    TableResult result = query(2055, ", 'collector.thread' = '1'");
    assertThatThrownBy(result::await).rootCause().hasMessageContaining("collector.threads");
  }

  private TableResult query(int port) {
    return query(port, "");
  }

  private TableResult query(int port, String moreOptions) {
    TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
    tables.getConfig().set("parallelism.default", "2");
    tables.executeSql(
        "CREATE TABLE live (packets BIGINT) WITH ('connector' = 'flow', 'journal' = '"
            + directory.resolve("journal")
            + "', 'collector.embedded' = 'true', 'collector.bind' = '127.0.0.1',"
            + " 'collector.ports' = '"
            + port
            + "', 'scan.startup.mode' = 'earliest'"
            + moreOptions
            + ")");
    return tables.executeSql("SELECT packets FROM live");
  }

  /** Returns once somebody else holds the port. */
  private static void awaitBound(int port) throws InterruptedException {
    while (isFree(port)) {
      Thread.sleep(10); // until the test's timeout
    }
  }

  private static boolean isFree(int port) {
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
