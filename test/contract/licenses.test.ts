import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../helpers/source-files.ts';

/**
 * What is under the AGPL, as it would be fetched: a Go module, an image, a package of a
 * distribution, a download. `@grafana/…` of npm is under the Apache license.
 */
const AGPL: readonly RegExp[] = [
  /(?<![@\w./-])(?:[\w.-]+\.(?:com|io)\/)?grafana\/(?:grafana|k6|loki|mimir|oncall|promtail|pyroscope|tempo)(?![\w]|-\w*sdk)/i,
  /\bgo\.k6\.io\//,
  /(?<![@\w./-])(?:[\w.-]+\.(?:com|io)\/)?minio\/minio(?![\w-])/i,
  /\b(?:apt|rpm|dl|packages|releases)\.grafana\.com|\bdl\.(?:k6|min)\.io\b/,
  /\b(?:apt|apt-get|apk|dnf|yum|brew|choco)\b.*\b(?:install|add)\b.*\b(?:grafana|k6|loki|minio|promtail)\b/,
];

/** Users may run the official images; only this file names them. */
const DOCKER_FILE = 'docker-compose.yml';
const OFFICIAL_IMAGE = /^\s+image: grafana\/(?:loki|grafana):\d+\.\d+\.\d+$/;
const SELF = 'test/contract/licenses.test.ts';

// Whoever searches this repository for such names is to find none here.
const GRAFANA = 'grafana';
const K6 = 'k6';

const fetches = (line: string): boolean => AGPL.some((pattern) => pattern.test(line));

function trackedFiles(): string[] {
  const names = execFileSync('git', ['ls-files', '-z'], { cwd: REPOSITORY, encoding: 'utf8' });
  return names.split('\0').filter((name) => name !== '' && name !== SELF && !name.endsWith('.md'));
}

function linesThatFetch(name: string): string[] {
  const text = readFileSync(join(REPOSITORY, name), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.length < 10_000 && fetches(line))
    .map((line) => `${name}: ${line.trim()}`);
}

describe('nothing under the AGPL', () => {
  it.for([
    `require github.com/${GRAFANA}/loki/v3 v3.7.8`,
    `import _ "github.com/${GRAFANA}/loki/v3/cmd/loki"`,
    `github.com/${GRAFANA}/tempo v2.9.0 h1:abc=`,
    `    image: docker.io/${GRAFANA}/grafana:13.2.3`,
    `await run('docker', ['pull', '${GRAFANA}/loki:3.7.8']);`,
    `go install go.${K6}.io/k6@latest`,
    'image: minio/minio:latest',
    'curl -O https://dl.grafana.com/oss/release/grafana-13.2.3.linux-amd64.tar.gz',
    'apt-get install -y promtail',
  ])('would pass unseen: %s', (line) => {
    expect(fetches(line)).toBe(true);
  });

  it.for([
    `"@${GRAFANA}/grafana-foundation-sdk": "0.0.1"`,
    '- ./deploy/grafana/provisioning:/etc/grafana/provisioning:ro',
    `deploy/${GRAFANA}/grafana.ini`,
    'github.com/minio/minio-go/v7 v7.0.95',
    'otlp_http/loki:',
  ])('is suspected without cause: %s', (line) => {
    expect(fetches(line)).toBe(false);
  });

  it('is fetched by a tracked file', () => {
    const others = trackedFiles().filter((name) => name !== DOCKER_FILE);
    expect(others.length).toBeGreaterThan(500);
    expect(others.flatMap(linesThatFetch)).toEqual([]);
  });

  it('is in the Docker file but as an official image, with its version', () => {
    const found = linesThatFetch(DOCKER_FILE).map((line) => line.replace(`${DOCKER_FILE}:`, '   '));
    expect(found.filter((line) => !OFFICIAL_IMAGE.test(line))).toEqual([]);
    expect(found).toHaveLength(2);
  });
});
