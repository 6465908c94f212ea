#!/usr/bin/env node
import { runCli } from './run-cli.ts';

// The code is set, not forced: what stdout still holds must get out first.
runCli(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
}).then((code) => {
  process.exitCode = code;
});
