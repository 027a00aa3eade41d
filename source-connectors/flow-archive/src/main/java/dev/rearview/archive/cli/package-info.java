/** The commands of {@code rearview archive}, which need no cluster. */
package dev.rearview.archive.cli;
