import { errorLabel, say } from './common/diagnostics.ts';
import { start } from './pipeline/start.ts';

const LOWEST_NODE = [22, 15] as const;

/*
 * The preload: `node --require @lumen/otel-logger/register app.js`, or
 * `--import`, or either in NODE_OPTIONS. Whatever fails in here, the application
 * starts as if we were not there.
 */
try {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const state = start();
  if (state && (major < LOWEST_NODE[0] || (major === LOWEST_NODE[0] && minor < LOWEST_NODE[1]))) {
    say(
      'warn',
      `Node ${process.versions.node} is not supported; ${LOWEST_NODE.join('.')} or newer is; going on as well as this one can`,
    );
  }
} catch (error) {
  say('error', `could not start (${errorLabel(error)}); the application runs without us`);
}
