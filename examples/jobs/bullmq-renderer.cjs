// Renders the reports that bullmq-reports.cjs has queued.
const { setTimeout: sleep } = require('node:timers/promises');
const { Worker } = require('bullmq');

const connection = { host: '127.0.0.1', port: Number(process.env.REDIS_PORT ?? 6379) };

async function render(job) {
  await sleep(5);
  console.log('report rendered', { exam: job.data.exam });
}

const worker = new Worker('reports', render, { connection });
worker.waitUntilReady().then(() => process.stdout.write('waiting for jobs\n'));
process.once('SIGTERM', () => worker.close());
