import { createRequire } from 'node:module';
import type { IOtlpExportDelegate } from '@opentelemetry/otlp-exporter-base';
import {
  convertLegacyHttpOptions,
  createOtlpHttpExportDelegate,
} from '@opentelemetry/otlp-exporter-base/node-http';
import { type ISerializer, LogsExporterMetricsHelper } from '@opentelemetry/otlp-transformer';
import type { OtlpTarget, Signal } from '../config/otlp.ts';
import { GRPC_PACKAGE } from './grpc-package.ts';

const COMPONENT = 'lumen_otlp_shipper';

const GRPC_SERVICE: Record<Signal, { name: string; path: string }> = {
  logs: {
    name: 'LogsExportService',
    path: '/opentelemetry.proto.collector.logs.v1.LogsService/Export',
  },
  traces: {
    name: 'TraceExportService',
    path: '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
  },
  metrics: {
    name: 'MetricsExportService',
    path: '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export',
  },
};

/**
 * OpenTelemetry's own transport (headers, TLS, compression, timeout and retry by
 * the standard variables) for requests that are bytes already.
 *
 * The published exporter classes are exactly this delegate around a serialiser;
 * they take live SDK objects, which cannot cross into the shipper's thread.
 *
 * @throws Error where gRPC is asked for and its package is not installed.
 */
export function createOtlpDelegate(
  target: OtlpTarget,
  onResponse: (response: Uint8Array) => void,
): IOtlpExportDelegate<Uint8Array> {
  const serializer: ISerializer<Uint8Array, void> = {
    serializeRequest: (bytes) => bytes,
    deserializeResponse: (response) => onResponse(response),
  };
  // The helper counts items for the transport's own metrics; without a meter provider it is idle.
  const helper = LogsExporterMetricsHelper as never;
  const signal = target.signal.toUpperCase();
  if (target.protocol === 'grpc') {
    const grpc = loadGrpc();
    const { name, path } = GRPC_SERVICE[target.signal];
    return grpc.createOtlpGrpcExportDelegate(
      grpc.convertLegacyOtlpGrpcOptions({ url: target.url }, signal),
      serializer,
      COMPONENT,
      helper,
      undefined,
      name,
      path,
    );
  }
  const contentType =
    target.protocol === 'http/json' ? 'application/json' : 'application/x-protobuf';
  return createOtlpHttpExportDelegate(
    convertLegacyHttpOptions({ url: target.url }, signal, `v1/${target.signal}`, {
      'Content-Type': contentType,
    }),
    serializer,
    COMPONENT,
    helper,
    undefined,
  );
}

type GrpcPackage = typeof import('@opentelemetry/otlp-grpc-exporter-base');

// Not a dependency: it brings an install script (protobufjs) to every user for the few who need it.
function loadGrpc(): GrpcPackage {
  return createRequire(import.meta.url)(GRPC_PACKAGE) as GrpcPackage;
}
