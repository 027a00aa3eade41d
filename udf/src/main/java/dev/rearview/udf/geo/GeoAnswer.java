package dev.rearview.udf.geo;

import org.apache.flink.table.data.StringData;

/**
 * What the databases say of an address; each may be null.
 *
 * @param country ISO 3166-1 alpha-2, in capitals
 * @param continent AF, AN, AS, EU, NA, OC or SA
 * @param latitude degrees north
 * @param longitude degrees east
 */
record GeoAnswer(
    StringData country,
    StringData countryName,
    StringData continent,
    StringData city,
    Double latitude,
    Double longitude,
    Long asn,
    StringData asOrg) {
  /** Of an address that no database has. */
  static final GeoAnswer NOTHING = new GeoAnswer(null, null, null, null, null, null, null, null);

  /**
   * This, and what it leaves open by another database. The other's place is taken only if both
   * agree on the country: a city must not lie in another one's.
   */
  GeoAnswer orElse(GeoAnswer other) {
    if (equals(NOTHING)) {
      return other;
    }
    GeoAnswer place =
        country == null || other.country == null || country.equals(other.country) ? other : NOTHING;
    return new GeoAnswer(
        first(country, place.country),
        first(countryName, place.countryName),
        first(continent, place.continent),
        first(city, place.city),
        latitude == null ? place.latitude : latitude,
        latitude == null ? place.longitude : longitude,
        first(asn, other.asn),
        asn == null || asn.equals(other.asn) ? first(asOrg, other.asOrg) : asOrg);
  }

  private static <T> T first(T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
