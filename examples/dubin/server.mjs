// Assesses ultrasound measurements against the Dubin criteria: node:http, console.
import http from 'node:http';
import { assessMeasurements } from './criteria.mjs';

async function readJson(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

async function assess(request) {
  const { patient, measurements } = await readJson(request);
  console.log('Assessing %s (born %s)', patient.name, patient.dateOfBirth, { measurements });
  const assessment = assessMeasurements(measurements);
  if (assessment.confidence < 0.9) {
    console.warn(
      `Confidence ${assessment.confidence} for MRN ${patient.mrn}: a sonographer should call ${patient.name} at ${patient.phone}`,
    );
  }
  console.info('Assessed:', assessment.conclusion, { patient, criteria: assessment.criteria });
  return assessment;
}

function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

const server = http.createServer((request, response) => {
  if (request.method !== 'POST' || request.url !== '/assessments') {
    send(response, 404, { error: 'not found' });
    return;
  }
  assess(request).then(
    (assessment) => send(response, 200, assessment),
    (error) => {
      console.error('Assessment failed', error);
      send(response, 500, { error: 'internal error' });
    },
  );
});

server.listen(Number(process.env.PORT ?? 3002), '127.0.0.1', () => {
  console.log('dubin is listening', server.address());
});
process.on('SIGTERM', () => server.close());
