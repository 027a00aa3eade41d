package dev.rearview.collector.http;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Closes connections beyond a number that no scraper needs. Used by one event loop. */
@Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {
  private static final int MOST_CONNECTIONS = 64;

  private int open;

  @Override
  public void channelActive(ChannelHandlerContext context) {
    open++;
    if (open > MOST_CONNECTIONS) {
      context.close();
      return;
    }
    context.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    open--;
    context.fireChannelInactive();
  }
}
