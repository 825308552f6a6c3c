package com.callcat.store;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Makes a span for each request to DynamoDB, with all its retries, within the trace of the caller.
/// A request outside a trace, such as a poll, has no span. A span names the operation and the
/// table, never a key or a value.
final class DynamoSpans implements ExecutionInterceptor {
  private static final ExecutionAttribute<Span> SPAN = new ExecutionAttribute<>("callcat.span");
  private static final AttributeKey<List<String>> TABLES =
      AttributeKey.stringArrayKey("aws.dynamodb.table_names");

  private final Tracer tracer;

  DynamoSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  /// The SDK calls this on the thread of the caller.
  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (Span.current().getSpanContext().isValid()) {
      var operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
      var span =
          tracer
              .spanBuilder("DynamoDB." + operation)
              .setSpanKind(SpanKind.CLIENT)
              .setAttribute("db.system", "aws.dynamodb")
              .setAttribute("db.operation.name", operation);
      context
          .request()
          .getValueForField("TableName", String.class)
          .ifPresent(table -> span.setAttribute(TABLES, List.of(table)));
      attributes.putAttribute(SPAN, span.startSpan());
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    var span = attributes.getAttribute(SPAN);
    if (span != null) {
      span.end();
    }
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    var span = attributes.getAttribute(SPAN);
    if (span != null) {
      span.setStatus(StatusCode.ERROR)
          .setAttribute("error.type", context.exception().getClass().getSimpleName())
          .end();
    }
  }
}
