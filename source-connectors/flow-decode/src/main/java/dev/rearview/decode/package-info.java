/**
 * Prints what captures hold, without a cluster: the first tool when an exporter behaves oddly.
 *
 * <p>Files are one collector run, in order; so templates of one serve the next.
 */
package dev.rearview.decode;
