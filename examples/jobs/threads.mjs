// Takes an order by HTTP and lets a thread of the same process render it.
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { onMessageWithContext, postMessageWithContext } from '@lumen/otel-logger';

function serve() {
  const renderer = new Worker(fileURLToPath(import.meta.url));
  const server = http.createServer((request, response) => {
    console.log('report ordered', { path: request.url });
    postMessageWithContext(renderer, request.url.slice(1));
    renderer.once('message', () => response.writeHead(202).end());
  });
  server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
    process.stdout.write(`listening on ${server.address().port}\n`),
  );
  process.once('SIGTERM', () => {
    server.close();
    server.closeAllConnections();
    renderer.postMessage('stop');
  });
}

function render() {
  const stop = onMessageWithContext(parentPort, (exam) => {
    if (exam === 'stop') return stop();
    console.log('report rendered', { exam });
    parentPort.postMessage('rendered');
  });
}

if (isMainThread) serve();
else render();
