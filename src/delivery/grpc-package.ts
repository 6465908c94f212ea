import { createRequire } from 'node:module';

/** The npm package that OTLP over gRPC needs beside ours. */
export const GRPC_PACKAGE = '@opentelemetry/otlp-grpc-exporter-base';

/** Whether it can be resolved; does not load it, which only the shipper's thread does. */
export function grpcAvailable(): boolean {
  try {
    createRequire(import.meta.url).resolve(GRPC_PACKAGE);
    return true;
  } catch {
    return false;
  }
}
