/** What tests do to good bytes to see what becomes of bad ones. */
package dev.rearview.testkit.hostile;
