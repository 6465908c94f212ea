import { AmqplibInstrumentation } from './amqplib.ts';
import { BullmqInstrumentation } from './bullmq.ts';
import type { JobInstrumentation } from './job-instrumentation.ts';
import { KafkajsInstrumentation } from './kafkajs.ts';

/** The queue libraries whose messages carry the context, disabled; `enable()` hooks them. */
export function createJobInstrumentations(): JobInstrumentation[] {
  return [new BullmqInstrumentation(), new AmqplibInstrumentation(), new KafkajsInstrumentation()];
}
