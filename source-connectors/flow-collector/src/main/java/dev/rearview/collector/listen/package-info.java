/** What ports are listened on, and to whom: as settings and a file of listeners ask for it. */
package dev.rearview.collector.listen;
