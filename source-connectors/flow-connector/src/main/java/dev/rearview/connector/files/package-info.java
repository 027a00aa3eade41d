/**
 * A bounded source of whatever can be read from files in order: the files of other tools, and raw
 * packet captures. One reader reads them all, so that their order is kept.
 */
package dev.rearview.connector.files;
