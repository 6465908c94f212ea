'use strict';
// Takes orders for ultrasound reports: Express, CommonJS, winston.
const express = require('express');
const winston = require('winston');
const { createStudy, findStudy } = require('./media-client.cjs');

const logger = winston.createLogger({
  level: 'info',
  format: winston.format.combine(
    winston.format.timestamp(),
    winston.format.errors({ stack: true }),
    winston.format.json(),
  ),
  transports: [new winston.transports.Console()],
});

const reports = new Map();
const app = express();
app.use(express.json());
app.use((req, _res, next) => {
  logger.info(`${req.method} ${req.originalUrl}`, { headers: req.headers });
  next();
});

app.post('/reports', async (req, res) => {
  const order = req.body;
  const { patient, payment } = order;
  logger.info(`Order received for patient ${patient.name}, born ${patient.dateOfBirth}`, { order });
  logger.info(`Charging card ${payment.cardNumber}, insurance ${patient.insuranceId}`);

  const study = await createStudy(order, req.headers.authorization);
  reports.set(study.id, { order, study, signed: false });
  logger.info(`Report ready, telling ${patient.email} and ${patient.phone}`, {
    reportId: study.id,
    conclusion: study.conclusion,
  });
  logger.info(`Letter goes to ${patient.name}, ${patient.address.street}, ${patient.address.city}`);
  res.status(201).json({ id: study.id, conclusion: study.conclusion });
});

app.get('/reports/:id', async (req, res) => {
  const study = await findStudy(req.params.id, req.query.token);
  if (!study) {
    logger.warn('No such report', { url: req.originalUrl });
    res.status(404).json({ error: 'no such report' });
    return;
  }
  res.json(study);
});

app.post('/reports/:id/signature', (req) => {
  const { user, password } = req.body;
  const { patient } = reports.get(req.params.id).order;
  logger.info(`Signing as ${user}`, { user, password });
  const error = new Error(
    `Cannot sign the report of ${patient.name} (MRN ${patient.mrn}, SSN ${patient.ssn}): the signing service refused password=${password}`,
  );
  error.patient = patient;
  throw error;
});

app.use((error, req, res, _next) => {
  logger.error('Request failed', { error, method: req.method, url: req.originalUrl });
  res.status(500).json({ error: 'internal error' });
});

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  logger.info('reports is listening', server.address());
});
process.on('SIGTERM', () => server.close());
