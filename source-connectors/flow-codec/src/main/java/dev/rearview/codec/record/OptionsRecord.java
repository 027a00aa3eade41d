package dev.rearview.codec.record;

import java.util.Map;

/**
 * One options data record: what an exporter says of itself, its interfaces, samplers or
 * applications (RFC 3954 section 6, RFC 7011 section 3.4.2). Immutable.
 *
 * @param origin who said it, and when
 * @param templateId the options template that describes the record
 * @param scope what the record is about: registry name to value, in wire order
 * @param values what is said of it: registry name to value, in wire order
 */
public record OptionsRecord(
    Origin origin, int templateId, Map<String, String> scope, Map<String, String> values) {}
