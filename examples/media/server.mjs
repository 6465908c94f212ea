// Keeps ultrasound studies: Fastify and its pino logger, ESM.
import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { assess } from './dubin-client.mjs';
import { sendMessage } from './mllp-client.mjs';
import { oruMessage } from './oru-message.mjs';

const app = Fastify({ logger: { level: 'info' } });
const studies = new Map();

app.post('/studies', async (request, reply) => {
  const order = request.body;
  const { patient } = order;
  request.log.info({ patient, accession: order.study.accession }, `New study of ${patient.name}`);

  const { conclusion, criteria } = await assess(patient, order.measurements);
  const study = { id: randomUUID(), patient, conclusion, criteria };
  studies.set(study.id, study);
  await announce(request, order, study);
  return reply.code(201).send(study);
});

app.get('/studies/:id', async (request, reply) => {
  const study = studies.get(request.params.id);
  if (!study) return reply.code(404).send({ error: 'no such study' });
  request.log.info({ url: request.url }, `Study of ${study.patient.name} opened`);
  return study;
});

// HL7 over TCP has no headers. MSH-10, the message control ID, is what both
// sides log, so the ID of the request that caused the message belongs there.
async function announce(request, order, study) {
  const controlId = request.headers['x-correlation-id'] ?? randomUUID();
  const message = oruMessage({ controlId, order, study, sentAt: new Date() });
  const answer = await sendMessage(message);
  const accepted = answer.includes('\rMSA|AA|');
  request.log[accepted ? 'info' : 'error']({ controlId, message, answer }, 'ORU^R01 sent');
}

process.on('SIGTERM', () => app.close());
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT ?? 3001) });
