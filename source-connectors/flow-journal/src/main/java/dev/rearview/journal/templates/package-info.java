/**
 * Which templates and options data are in force at a place in the journal: what a decoder has to
 * learn before it can begin there.
 */
package dev.rearview.journal.templates;
