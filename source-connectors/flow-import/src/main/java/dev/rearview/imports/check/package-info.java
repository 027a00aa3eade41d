/** What an import would do, without doing it. */
package dev.rearview.imports.check;
