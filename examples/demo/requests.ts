import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  AMELIA,
  BEARER_TOKEN,
  LINK_TOKEN,
  PASSWORD,
  type Person,
  ROSA,
} from './planted-identifiers.ts';

/** One request to `reports` and what its headers said. */
export interface Exchange {
  readonly what: string;
  readonly sentId: string | undefined;
  readonly status: number;
  /** `X-Correlation-ID` of the response. */
  readonly answeredId: string | undefined;
}

const REQUEST_TIMEOUT_MS = 10_000;
const PAUSE_MS = 100;

/** Sends the demo's requests one after the other; the first one's journey is shown later. */
export async function sendRequests(
  reportsUrl: string,
  onRequest: (what: string) => void,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const send = async (what: string, sentId: string | undefined, path: string, init?: Init) => {
    // What the services still have to print comes before the next request is announced.
    await sleep(PAUSE_MS);
    onRequest(what);
    const { exchange, body } = await exchangeWith(reportsUrl, what, sentId, path, init);
    exchanges.push(exchange);
    return body;
  };

  const report = await send('order, with an ID', randomUUID(), '/reports', order(AMELIA, 3.4));
  await send('order, without one', undefined, '/reports', order(ROSA, 1.8));
  // Somebody's e-mail address is no correlation ID, and must not become one.
  const malformed = `<${AMELIA.patient.email}>`;
  await send('report, malformed ID', malformed, `/reports/${report.id}?token=${LINK_TOKEN}`);
  await send('signature, which fails', randomUUID(), `/reports/${report.id}/signature`, {
    method: 'POST',
    body: { user: 'dr.okafor', password: PASSWORD },
  });
  return exchanges;
}

interface Init {
  method: 'POST';
  body: unknown;
}

function order({ patient, cardNumber }: Person, nuchalTranslucencyMm: number): Init {
  const body = {
    patient,
    payment: { cardNumber, holder: patient.name },
    study: { accession: `A-${randomUUID().slice(0, 8)}`, description: 'first trimester' },
    measurements: { heartRateBpm: 158, crownRumpLengthMm: 61, nuchalTranslucencyMm },
  };
  return { method: 'POST', body };
}

async function exchangeWith(
  reportsUrl: string,
  what: string,
  sentId: string | undefined,
  path: string,
  init?: Init,
): Promise<{ exchange: Exchange; body: { id?: string } }> {
  const response = await fetch(reportsUrl + path, {
    method: init?.method ?? 'GET',
    headers: {
      authorization: `Bearer ${BEARER_TOKEN}`,
      'content-type': 'application/json',
      ...(sentId ? { 'x-correlation-id': sentId } : {}),
    },
    ...(init ? { body: JSON.stringify(init.body) } : {}),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
  const answeredId = response.headers.get('x-correlation-id') ?? undefined;
  const body = (await response.json()) as { id?: string };
  return { exchange: { what, sentId, status: response.status, answeredId }, body };
}
