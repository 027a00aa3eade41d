package dev.rearview.collector.http;

import dev.rearview.collector.status.CollectorStatus;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Answers {@code GET /metrics} and {@code GET /health}. */
final class HttpPages extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain; charset=utf-8";

  private final Supplier<CollectorStatus> status;

  HttpPages(Supplier<CollectorStatus> status) {
    this.status = status;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    boolean keepAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
    FullHttpResponse response = answer(request);
    HttpUtil.setContentLength(response, response.content().readableBytes());
    HttpUtil.setKeepAlive(response, keepAlive);
    ChannelFuture written = context.writeAndFlush(response);
    if (!keepAlive) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }

  private FullHttpResponse answer(FullHttpRequest request) {
    if (!request.decoderResult().isSuccess()) {
      return response(HttpResponseStatus.BAD_REQUEST, TEXT, "not HTTP\n");
    }
    String uri = request.uri();
    String path = uri.indexOf('?') < 0 ? uri : uri.substring(0, uri.indexOf('?'));
    boolean known = path.equals("/metrics") || path.equals("/health");
    if (known && !request.method().equals(HttpMethod.GET)) {
      return response(HttpResponseStatus.METHOD_NOT_ALLOWED, TEXT, "GET only\n");
    }
    if (path.equals("/metrics")) {
      return response(
          HttpResponseStatus.OK, MetricsPage.CONTENT_TYPE, MetricsPage.of(status.get()));
    }
    if (path.equals("/health")) {
      CollectorStatus now = status.get();
      HttpResponseStatus code =
          now.isHealthy() ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE;
      return response(code, JSON, HealthPage.of(now));
    }
    return response(HttpResponseStatus.NOT_FOUND, TEXT, "there are /metrics and /health\n");
  }

  private static FullHttpResponse response(
      HttpResponseStatus code, String contentType, String body) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, code, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
    return response;
  }
}
