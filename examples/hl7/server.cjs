'use strict';
// Receives HL7 v2 messages over MLLP and acknowledges them: node:net, bunyan.
const net = require('node:net');
const bunyan = require('bunyan');
const { acknowledgement, field, segmentsOf, unframe } = require('./mllp.cjs');

const log = bunyan.createLogger({ name: 'hl7', serializers: { err: bunyan.stdSerializers.err } });
const open = new Set();

function receive(socket, message) {
  const header = field(message, 'MSH');
  // Senders put the ID of the request into MSH-10; log it by its usual name.
  const requestLog = log.child({ correlation_id: header(10), message_type: header(9) });
  const patient = field(message, 'PID');
  requestLog.info({ message }, `${header(9)} received for ${patient(5)}`);
  requestLog.info(
    { mrn: patient(3), segments: segmentsOf(message).length },
    `Result filed for patient born ${patient(7)}, phone ${patient(13)}`,
  );
  socket.write(acknowledgement(message, new Date()));
}

const server = net.createServer((socket) => {
  let buffered = '';
  open.add(socket);
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    const { messages, rest } = unframe(buffered + chunk);
    buffered = rest;
    for (const message of messages) receive(socket, message);
  });
  socket.on('error', (err) => log.error({ err, buffered }, 'connection failed'));
  socket.on('close', () => open.delete(socket));
});

server.listen(Number(process.env.PORT ?? 2575), '127.0.0.1', () => {
  log.info(server.address(), 'hl7 is listening');
});
process.on('SIGTERM', () => {
  server.close();
  for (const socket of open) socket.end();
});
