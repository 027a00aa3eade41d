package dev.rearview.codec.netflow5;

import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.plan.PlanField;
import java.util.List;

/**
 * A version of NetFlow whose records have one layout: the header of 16 bytes that versions 1, 5 and
 * 7 share, what stands after it, and the fields of a record.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |            version            |             count             |
 * +-------------------------------+-------------------------------+
 * |                      sysUptime (milliseconds)                 |
 * +---------------------------------------------------------------+
 * |                           unix_secs                           |
 * +---------------------------------------------------------------+
 * |                           unix_nsecs                          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param protocol what the rows call it
 * @param headerBytes length of the header
 * @param recordBytes length of a record
 * @param maxRecords most records that exporters put in a datagram
 * @param sequenceOffset where the flow sequence stands in the header, or {@link #ABSENT}
 * @param engineOffset where engine type and id stand in the header, or {@link #ABSENT}
 * @param samplingOffset where sampling mode and interval stand in the header, or {@link #ABSENT}
 * @param fields the fields of a record
 */
record FixedLayout(
    ExportProtocol protocol,
    int headerBytes,
    int recordBytes,
    int maxRecords,
    int sequenceOffset,
    int engineOffset,
    int samplingOffset,
    List<PlanField> fields) {
  /** Stands for the offset of a header field that the version does not have. */
  static final int ABSENT = -1;

  static final int COUNT_OFFSET = 2;
  static final int UPTIME_OFFSET = 4;
  static final int SECONDS_OFFSET = 8;
  static final int NANOS_OFFSET = 12;
}
