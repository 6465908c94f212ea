import protobuf from 'protobufjs';

const { root } = protobuf.parse(`
  syntax = "proto3";
  package google.rpc;
  message Duration { int64 seconds = 1; int32 nanos = 2; }
  message RetryInfo { Duration retry_delay = 1; }
  message Any { string type_url = 1; bytes value = 2; }
  message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
`);
const encode = (type: string, value: object): Uint8Array => {
  const message = root.lookupType(`google.rpc.${type}`);
  return message.encode(message.fromObject(value)).finish();
};

/** A `google.rpc.Status` with a RetryInfo, as gRPC servers send it in `grpc-status-details-bin`. */
export function retryInfo(code: number, seconds: number): Buffer {
  const other = {
    typeUrl: 'type.googleapis.com/google.rpc.Help',
    value: Buffer.from([0x0a, 0x00]),
  };
  const value = encode('RetryInfo', { retryDelay: { seconds, nanos: 0 } });
  const info = { typeUrl: 'type.googleapis.com/google.rpc.RetryInfo', value };
  return Buffer.from(encode('Status', { code, message: 'slow down', details: [other, info] }));
}
