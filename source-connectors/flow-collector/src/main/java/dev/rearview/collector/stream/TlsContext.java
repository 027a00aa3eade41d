package dev.rearview.collector.stream;

import dev.rearview.collector.settings.CannotStartException;
import dev.rearview.collector.settings.CollectorKey;
import dev.rearview.collector.settings.TlsSettings;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** TLS as RFC 7011 section 11 asks for it, by the JDK's provider. */
final class TlsContext {
  private static final long MOST_SESSIONS = 1_024;
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private static final String TICKETS = "jdk.tls.server.enableSessionTicketExtension";

  /** Longer than a TLS 1.3 session ticket may live (RFC 8446 section 4.6.1): so none is sent. */
  private static final long UNTICKETED_SECONDS = TimeUnit.DAYS.toSeconds(8);

  private TlsContext() {}

  /**
   * Makes the TLS of this process send no session tickets; to be called before any TLS is used.
   * Exporters do not read: when one closes with a ticket unread, its kernel resets the connection,
   * and what is still on its way is lost.
   */
  static void sendNoTickets() {
    System.setProperty(TICKETS, "false");
  }

  /**
   * Of certificates and a key.
   *
   * @throws CannotStartException if a file cannot be read or does not hold what it should
   */
  static SslContext of(TlsSettings settings) {
    Path certificate = readable(CollectorKey.TLS_CERTIFICATE, settings.certificate().orElseThrow());
    Path key = readable(CollectorKey.TLS_KEY, settings.key().orElseThrow());
    try {
      SslContextBuilder builder =
          SslContextBuilder.forServer(certificate.toFile(), key.toFile())
              .sslProvider(SslProvider.JDK)
              .protocols(PROTOCOLS)
              .sessionCacheSize(MOST_SESSIONS)
              .clientAuth(ClientAuth.NONE);
      if (settings.requiresClientCertificates()) {
        Path issuers = readable(CollectorKey.TLS_CLIENT_CA, settings.clientCa().orElseThrow());
        builder.clientAuth(ClientAuth.REQUIRE).trustManager(issuers.toFile());
      }
      // Only together: with TLS 1.2 the JDK would announce a ticket that it does not send then.
      if (System.getProperty(TICKETS, "true").equals("false")) {
        builder.sessionTimeout(UNTICKETED_SECONDS);
      }
      return builder.build();
    } catch (SSLException | IllegalArgumentException e) {
      String below = e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
      throw new CannotStartException("cannot set up TLS: " + e.getMessage() + below, e);
    }
  }

  private static Path readable(CollectorKey key, Path file) {
    if (!Files.isReadable(file)) {
      throw new CannotStartException(key.key() + "=" + file + ": there is no such file to read");
    }
    return file;
  }
}
