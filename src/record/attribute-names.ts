/** Attribute names on the wire that OpenTelemetry's semantic conventions do not have. */
export const ATTR_CORRELATION_ID = 'correlation.id';
export const ATTR_LOG_RECORD_UID = 'log.record.uid';
export const ATTR_LOG_STREAM = 'log.stream';
/** Before each attribute of an audit record. */
export const AUDIT_PREFIX = 'audit.';
