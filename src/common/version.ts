/** This package's name and version, as instrumentation scope and in diagnostics. */
export const PACKAGE_NAME = '@lumen/otel-logger';
export const PACKAGE_VERSION = '0.1.0';
