/** Whether the files that functions look things up in can be read: by the parsers of run time. */
package dev.rearview.udf.check;
