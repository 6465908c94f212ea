// How media reaches dubin: undici.
import { request } from 'undici';

const DUBIN_URL = process.env.DUBIN_URL ?? 'http://127.0.0.1:3002';

/** Resolves to dubin's conclusion and the criteria behind it. */
export async function assess(patient, measurements) {
  const { statusCode, body } = await request(`${DUBIN_URL}/assessments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ patient, measurements }),
  });
  const assessment = await body.json();
  if (statusCode !== 200) throw new Error(`dubin answered ${statusCode} for ${patient.name}`);
  return assessment;
}
