/** Sorts flows: by probe and sensor into the types of SiLK's packing logics. */
package dev.rearview.udf.site.categorise;
