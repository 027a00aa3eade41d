package dev.rearview.connector.meter;

import dev.rearview.codec.record.FlowField;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/**
 * Counts the packets of each conversation and emits a flow for each way of it when it ends: by TCP,
 * by a time-out, or with the capture.
 *
 * <p>Whether a packet begins another flow is seen from its own time, so that the answer is the same
 * however fast it is read. A timer, one a conversation, only sees to it that flows end, and state
 * is given up, of which no packet comes any more.
 */
final class MeterFunction extends KeyedProcessFunction<FlowKey, MeteredPacket, RowData> {
  private static final long serialVersionUID = 1L;
  private static final int SYN = 0x02;
  private static final int ACK = 0x10;

  private final MeterTimeouts timeouts;
  private final String exporter;
  private final List<FlowField> columns;
  private transient ValueState<ConversationState> conversation;
  private transient MeteredFlows flows;

  /**
   * @param exporter address of whoever captured, in text
   * @param columns the columns of a row, in order
   */
  MeterFunction(MeterTimeouts timeouts, String exporter, List<FlowField> columns) {
    this.timeouts = timeouts;
    this.exporter = exporter;
    this.columns = List.copyOf(columns);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    conversation =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "conversation", TypeInformation.of(ConversationState.class)));
    flows = new MeteredFlows(exporter, columns);
  }

  @Override
  public void processElement(MeteredPacket packet, Context context, Collector<RowData> out)
      throws Exception {
    ConversationState state = conversation.value();
    boolean timerRuns = state != null;
    if (state != null) {
      state = endBefore(packet, state, context.getCurrentKey(), out);
    }
    if (state == null) {
      state = new ConversationState();
    }
    state.add(packet, FlowKey.isUpward(packet));
    conversation.update(state);
    if (!timerRuns) {
      context.timerService().registerEventTimeTimer(timeouts.dueMillis(state));
    } else if (state.closedMillis == packet.epochMillis) {
      // Earlier than the timer that runs, which finds nothing left to do.
      context.timerService().registerEventTimeTimer(timeouts.dueMillis(state));
    }
  }

  /** Ends the flow that the packet no longer belongs to; what is left of its state, or null. */
  private ConversationState endBefore(
      MeteredPacket packet, ConversationState state, FlowKey key, Collector<RowData> out) {
    EndReason reason = timeouts.endedBy(packet.epochMillis, state);
    boolean opens = (packet.tcpFlags & (SYN | ACK)) == SYN;
    if (reason == null && opens && state.closedMillis != ConversationState.OPEN) {
      reason = EndReason.END_OF_FLOW;
    }
    if (reason == null) {
      return state;
    }
    flows.emit(key, state, reason, out);
    if (reason != EndReason.ACTIVE_TIMEOUT) {
      return null;
    }
    state.goOn();
    return state;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<RowData> out)
      throws Exception {
    ConversationState state = conversation.value();
    if (state == null) {
      return;
    }
    boolean captureEnds = context.timerService().currentWatermark() == Long.MAX_VALUE;
    EndReason reason = captureEnds ? atTheEnd(state) : timeouts.endedBy(timestamp, state);
    if (reason == null) {
      context.timerService().registerEventTimeTimer(timeouts.dueMillis(state));
      return;
    }
    flows.emit(context.getCurrentKey(), state, reason, out);
    if (reason == EndReason.ACTIVE_TIMEOUT) {
      state.goOn();
      conversation.update(state);
      context.timerService().registerEventTimeTimer(timeouts.dueMillis(state));
    } else {
      conversation.clear();
    }
  }

  private static EndReason atTheEnd(ConversationState state) {
    return state.closedMillis == ConversationState.OPEN
        ? EndReason.FORCED_END
        : EndReason.END_OF_FLOW;
  }
}
