package dev.rearview.collector.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rearview.collector.address.AcceptList;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersFileTest {

  @Test
  void aLineIsAPortWithItsHostAndItsExporters() throws Exception {
    List<Listener> listeners =
        parse(
            """
            # The core router.
            udp 4739 host=* accept=192.0.2.1,198.51.100.0/24   # probe cr

            \ttcp  4739 accept=none host=::1
            udp 6343
            udp 6343 host=127.0.0.1 accept=*
            """);

    assertThat(listeners)
        .extracting(listener -> listener.socket().text())
        .containsExactly(
            "udp 4739 host=*", "tcp 4739 host=::1", "udp 6343 host=*", "udp 6343 host=127.0.0.1");
    assertThat(listeners)
        .extracting(Listener::accept)
        .containsExactly(
            AcceptList.parse("192.0.2.1,198.51.100.0/24"),
            AcceptList.nobody(),
            AcceptList.parse(""),
            AcceptList.parse(""));
  }

  @Test
  void aFileMaySayThatThereIsNone() throws Exception {
    assertThat(parse("# no probe listens\nnone\n")).isEmpty();
  }

  @Test
  void anEmptyFileIsTakenForAnUnfinishedOne() {
    assertThat(mistakes("")).containsExactly("l: found no listener, expected one a line, or none");
    assertThat(mistakes("# soon")).hasSize(1);
    assertThat(mistakes("none\nudp 1"))
        .containsExactly("l: found none and listeners, expected one or the other");
  }

  @Test
  void everyMistakeIsToldWithItsLineAndWhatWasExpected() {
    assertThat(
            mistakes(
                """
                sctp 4739
                udp
                udp 0
                udp 65536 host=localhost
                udp 9 accept=10.0.0.0/40,192.0.2.1/24
                udp 9 accept= bind=* 4
                tcp 9 host=* host=::
                tcp 10
                tcp 10 host=* accept=192.0.2.1
                """))
        .containsExactly(
            "l:1: found 'sctp', expected udp or tcp",
            "l:2: found '', expected a port from 1 to 65535",
            "l:3: found '0', expected a port from 1 to 65535",
            "l:4: found '65536', expected a port from 1 to 65535",
            "l:4: found 'localhost', expected an IP address or *",
            "l:5: found '10.0.0.0/40,192.0.2.1/24', expected addresses and CIDR blocks separated"
                + " by commas, * or none ('10.0.0.0/40' needs a prefix length from 0 to 32;"
                + " '192.0.2.1/24' has bits set beyond its prefix: 192.0.2.0/24?)",
            "l:6: found '', expected addresses and CIDR blocks separated by commas, * or none",
            "l:6: found 'bind=*', expected host=ADDRESS or accept=ADDRESSES",
            "l:6: found '4', expected host=ADDRESS or accept=ADDRESSES",
            "l:7: found 'host=::', expected host once",
            "l:9: found tcp 10 host=* again, expected one line for it, and line 8 is that");
  }

  private static List<Listener> parse(String text) throws ListenersException {
    return ListenersFile.parse(Path.of("l"), text);
  }

  private static List<String> mistakes(String text) {
    return catchThrowableOfType(ListenersException.class, () -> parse(text)).mistakes();
  }
}
