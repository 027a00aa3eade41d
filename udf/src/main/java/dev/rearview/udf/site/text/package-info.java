/** The text of configuration files: words, statements, blocks, and what is wrong with them. */
package dev.rearview.udf.site.text;
