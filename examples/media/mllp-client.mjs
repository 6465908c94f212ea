// Sends one HL7 v2 message over MLLP: 0x0B, the message, 0x1C 0x0D.
import net from 'node:net';

const HOST = process.env.HL7_HOST ?? '127.0.0.1';
const PORT = Number(process.env.HL7_PORT ?? 2575);
const TIMEOUT_MS = 5000;

/** Resolves to the acknowledgement's text. */
export function sendMessage(message) {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = net.connect(PORT, HOST, () => socket.write(`\x0b${message}\x1c\r`));
    socket.setEncoding('utf8');
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('no acknowledgement in time')));
    socket.on('data', (chunk) => {
      answer += chunk;
      if (!answer.endsWith('\x1c\r')) return;
      socket.end();
      resolve(answer.slice(1, -2));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the HL7 listener closed without acknowledging')));
  });
}
