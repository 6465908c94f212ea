/**
 * The body of each log record in an `ExportLogsServiceRequest`, read with as
 * little work as possible: what counts records must not be what is measured.
 */
export function bodiesOf(request: Buffer): string[] {
  const bodies: string[] = [];
  for (const resource of fields(request, 1)) {
    for (const scope of fields(resource, 2)) {
      for (const record of fields(scope, 2)) {
        const [value] = fields(record, 5);
        const [text] = value ? fields(value, 1) : [];
        bodies.push(text?.toString('latin1') ?? '');
      }
    }
  }
  return bodies;
}

/** The length-delimited fields of this number in a protobuf message. */
export function fields(message: Buffer, wanted: number): Buffer[] {
  const found: Buffer[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = message[at++] as number;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const type = key & 7;
    if (type === 0) varint();
    else if (type === 1) at += 8;
    else if (type === 5) at += 4;
    else {
      const length = varint();
      if (key >>> 3 === wanted) found.push(message.subarray(at, at + length));
      at += length;
    }
  }
  return found;
}
