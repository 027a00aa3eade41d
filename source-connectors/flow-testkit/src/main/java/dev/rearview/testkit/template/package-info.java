/**
 * Messages that describe their own records: NetFlow v9 (RFC 3954) and IPFIX (RFC 7011), right or
 * wrong as a test wants them.
 */
package dev.rearview.testkit.template;
