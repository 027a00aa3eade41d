package dev.rearview.collector.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the collector shows, and asks for, where exporters send within TLS.
 *
 * @param certificate its certificate chain, PEM; empty where there is no TLS port
 * @param key its private key, PEM; empty where there is no TLS port
 * @param requiresClientCertificates whether an exporter must show a certificate
 * @param clientCa what has to have issued it, PEM; empty where none is required
 */
public record TlsSettings(
    Optional<Path> certificate,
    Optional<Path> key,
    boolean requiresClientCertificates,
    Optional<Path> clientCa) {

  static TlsSettings read(SettingsReader reader) {
    return new TlsSettings(
        reader.read(CollectorKey.TLS_CERTIFICATE, Optional.empty(), TlsSettings::file),
        reader.read(CollectorKey.TLS_KEY, Optional.empty(), TlsSettings::file),
        reader.read(CollectorKey.TLS_CLIENT_CERTIFICATES, true, TlsSettings::required),
        reader.read(CollectorKey.TLS_CLIENT_CA, Optional.empty(), TlsSettings::file));
  }

  /** Adds what a TLS port needs and is not there. */
  void requireComplete(List<String> mistakes) {
    require(CollectorKey.TLS_CERTIFICATE, certificate, "", mistakes);
    require(CollectorKey.TLS_KEY, key, "", mistakes);
    if (requiresClientCertificates) {
      String orElse = ", or collector.tls.client-certificates=none";
      require(CollectorKey.TLS_CLIENT_CA, clientCa, orElse, mistakes);
    }
  }

  private static void require(
      CollectorKey key, Optional<Path> file, String orElse, List<String> mistakes) {
    if (file.isEmpty()) {
      mistakes.add(CollectorKey.TLS_PORTS.key() + " needs " + key.key() + orElse);
    }
  }

  private static Optional<Path> file(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }

  private static boolean required(String text) {
    return switch (text) {
      case "required" -> true;
      case "none" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is neither");
    };
  }
}
