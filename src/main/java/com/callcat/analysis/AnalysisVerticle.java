package com.callcat.analysis;

import com.callcat.bus.AnalysisRequest;
import com.callcat.bus.AnalysisRequest.Analyse;
import com.callcat.bus.Bus;
import com.callcat.call.Findings;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.function.Function;

/// Answers [com.callcat.bus.AnalysisRequest] with an [Analyst].
public final class AnalysisVerticle extends VerticleBase {
  private final Function<Vertx, Analyst> analysts;

  /// @param analysts makes the analyst on this verticle's context, so that its threads end with the
  ///   verticle
  public AnalysisVerticle(Function<Vertx, Analyst> analysts) {
    this.analysts = analysts;
  }

  @Override
  public Future<?> start() {
    var analyst = analysts.apply(vertx);
    return Bus.of(vertx)
        .serve(AnalysisRequest.ADDRESS, AnalysisRequest.class, request -> answer(analyst, request));
  }

  private static Future<Findings> answer(Analyst analyst, AnalysisRequest<?> request) {
    return switch (request) {
      case Analyse(var conversation) -> analyst.analyse(conversation);
    };
  }
}
