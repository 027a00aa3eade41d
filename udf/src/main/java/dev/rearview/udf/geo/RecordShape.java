package dev.rearview.udf.geo;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.table.data.StringData;

/**
 * Understands a record of a database by its shape, and not by what the database calls itself: that
 * of MaxMind (nested maps with names by language; also DB-IP's), flat ones with {@code
 * country_code}, and those whose AS number is text.
 */
final class RecordShape {
  private static final String ENGLISH = "en";

  private final String language;
  private final Function<String, StringData> texts;

  /**
   * @param language of names, as {@code de}; English where a name is not in it
   * @param texts makes SQL values of texts; null of null
   */
  RecordShape(String language, Function<String, StringData> texts) {
    this.language = language;
    this.texts = texts;
  }

  /** What the record says; what it does not say is null. */
  GeoAnswer answer(Map<?, ?> record) {
    Map<?, ?> country = map(record.get("country"));
    Map<?, ?> continent = map(record.get("continent"));
    Map<?, ?> location = map(record.get("location"));
    Map<?, ?> traits = map(record.get("traits"));
    String code =
        firstText(country.get("iso_code"), record.get("country_code"), code(record.get("country")));
    Long asn =
        firstAsn(
            record.get("autonomous_system_number"),
            traits.get("autonomous_system_number"),
            record.get("as_number"),
            record.get("asn"));
    GeoAnswer answer =
        new GeoAnswer(
            texts.apply(code == null ? null : code.toUpperCase(Locale.ROOT)),
            texts.apply(firstText(name(country), record.get("country_name"))),
            texts.apply(
                firstText(
                    continent.get("code"),
                    record.get("continent_code"),
                    code(record.get("continent")))),
            texts.apply(firstText(name(map(record.get("city"))), record.get("city"))),
            degrees(location.get("latitude"), record.get("latitude")),
            degrees(location.get("longitude"), record.get("longitude")),
            asn,
            texts.apply(
                firstText(
                    record.get("autonomous_system_organization"),
                    traits.get("autonomous_system_organization"),
                    record.get("as_name"),
                    record.get("as_org"))));
    return answer.equals(GeoAnswer.NOTHING) ? GeoAnswer.NOTHING : answer;
  }

  private String name(Map<?, ?> place) {
    Map<?, ?> names = map(place.get("names"));
    return firstText(names.get(language), names.get(ENGLISH));
  }

  /** Two letters that stand where others have a map. */
  private static Object code(Object value) {
    return value instanceof String text && text.length() == 2 ? text : null;
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String firstText(Object... values) {
    for (Object value : values) {
      if (value instanceof String text && !text.isEmpty()) {
        return text;
      }
    }
    return null;
  }

  private static Long firstAsn(Object... values) {
    for (Object value : values) {
      if (value instanceof Number number && number.longValue() != 0) {
        return number.longValue();
      }
      if (value instanceof String text && text.matches("(AS)?[0-9]{1,10}")) {
        return Long.valueOf(text.replace("AS", ""));
      }
    }
    return null;
  }

  private static Double degrees(Object... values) {
    for (Object value : values) {
      if (value instanceof Number number) {
        return number.doubleValue();
      }
      if (value instanceof String text && text.matches("-?[0-9]{1,3}(\\.[0-9]+)?")) {
        return Double.valueOf(text);
      }
    }
    return null;
  }
}
