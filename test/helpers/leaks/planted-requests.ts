import { Agent, request } from 'node:http';
import { dice } from '../generated/dice.ts';

/** Where a request can bring a value. */
export const PLACES_OF_A_REQUEST = [
  'path of a request',
  'query of a request',
  'header of a request',
  'referer of a request',
  'user agent of a request',
  'correlation ID of a request',
  'baggage value of a request',
  'baggage key of a request',
  'baggage property of a request',
  'tracestate of a request',
] as const;

const NOT_IN_A_FIELD = /[^\x21-\x7e]/g;
const AT_ONCE = 8;

/**
 * Sends a service one request for each value, which has it in every place at once.
 *
 * @returns the headers of all answers
 */
export async function sendPlanted(port: number, values: readonly string[]): Promise<string> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const answers: string[] = [];
  const d = dice(values.length);
  const waiting = values.values();
  const send = async (): Promise<void> => {
    for (const value of waiting) answers.push(await sendOne(agent, port, value, d.of(['', ' '])));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  agent.destroy();
  return answers.join('\n');
}

function sendOne(agent: Agent, port: number, value: string, blank: string): Promise<string> {
  const encoded = encodeURIComponent(value);
  const plain = value.replaceAll(NOT_IN_A_FIELD, '');
  const token = /^[\w.-]+$/.test(value) ? value : 'k';
  const headers = {
    'x-note': value,
    referer: `https://portal.example.org/search?q=${encoded}`,
    'user-agent': `agent ${value}`,
    'x-correlation-id': value,
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    baggage: `a=1,note=${encoded},${token}=1,${blank}b=2;p=${encoded}`,
    tracestate: `a=1,note=${plain.replaceAll(/[,=]/g, '')},b=2`,
  };
  const path = `/files/${encoded}/${encoded}.txt?q=${encoded}&note=${encoded}`;
  return new Promise((resolve, reject) => {
    request({ agent, host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume().on('end', () => resolve(response.rawHeaders.join('\n')));
    })
      .on('error', reject)
      .end();
  });
}
