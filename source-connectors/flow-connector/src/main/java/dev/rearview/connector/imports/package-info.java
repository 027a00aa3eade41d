/** The table {@code 'connector' = 'flow-import'}: files of other tools as rows. */
package dev.rearview.connector.imports;
