/** Builds sFlow datagrams from the specifications: version 5 of sflow.org, RFC 3176, RFC 4506. */
package dev.rearview.testkit.sflow;
