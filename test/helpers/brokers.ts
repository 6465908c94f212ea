import type { Broker } from '../../deploy/native/brokers/broker.ts';
import { sayLeftOut } from './left-out.ts';

/** A broker that runs, or why there is none. */
export type BrokerOrReason =
  | { readonly broker: Broker; readonly reason?: undefined }
  | { readonly broker?: undefined; readonly reason: string };

/** Starts a broker where this machine can have one; else says so among what is left out. */
export async function brokerOrReason(
  name: string,
  start: () => Promise<Broker>,
): Promise<BrokerOrReason> {
  try {
    return { broker: await start() };
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return { reason: sayLeftOut(`jobs through ${name}: no broker here (${first})`) };
  }
}
