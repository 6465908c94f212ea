import {
  buildFrame,
  FRAME_KIND,
  type Frame,
  type FrameFacts,
  frameEnd,
  readFrame,
  resealFrame,
} from './frame.ts';
import type { QueuedFrame } from './memory-queue.ts';
import { SEGMENT_HEADER_BYTES, segmentHeader } from './segment-name.ts';

/** Salt of frames that never were in a file. */
export const IMAGE_SALT = 0;

/** The bytes that a segment with these frames would have. */
export function memoryImage(
  thread: number,
  nowMillis: number,
  resource: Uint8Array,
  scopes: readonly Uint8Array[],
  frames: readonly QueuedFrame[],
): Buffer {
  const name = { thread, number: 0, salt: IMAGE_SALT, file: '' };
  const facts = (kind: FrameFacts['kind'], scope: number): FrameFacts => ({
    kind,
    scope,
    sequence: 0,
    severity: 0,
    flags: 0,
  });
  const parts = [
    segmentHeader(name, nowMillis),
    buildFrame(facts(FRAME_KIND.resource, 0), resource, IMAGE_SALT),
    ...scopes.map((payload, scope) =>
      buildFrame(facts(FRAME_KIND.scope, scope), payload, IMAGE_SALT),
    ),
  ];
  for (const { bytes } of frames) {
    resealFrame(bytes, 0, bytes.length, IMAGE_SALT);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** The frames of such an image, in order: its resource, its scopes, then records. */
export function framesOf(image: Buffer): Frame[] {
  const frames: Frame[] = [];
  let end = frameEnd(image, SEGMENT_HEADER_BYTES, image.length, IMAGE_SALT);
  for (let start = SEGMENT_HEADER_BYTES; end >= 0 && start < image.length; ) {
    frames.push(readFrame(image, start, end, 0));
    start = end;
    end = frameEnd(image, start, image.length, IMAGE_SALT);
  }
  return frames;
}
