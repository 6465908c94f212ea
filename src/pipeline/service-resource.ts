import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  ATTR_SERVICE_NAME,
  ATTR_SERVICE_VERSION,
  ATTR_TELEMETRY_DISTRO_NAME,
  ATTR_TELEMETRY_DISTRO_VERSION,
  ATTR_TELEMETRY_SDK_LANGUAGE,
  ATTR_TELEMETRY_SDK_NAME,
  ATTR_TELEMETRY_SDK_VERSION,
} from '@opentelemetry/semantic-conventions';
import { PACKAGE_NAME, PACKAGE_VERSION } from '../common/version.ts';
import { LateResource } from './late-resource.ts';

const UNKNOWN_SERVICE = 'unknown_service:node';
const SDK_VERSION = '3.0.0';

/**
 * The resource of this process: service, host, process and runtime.
 *
 * None of the SDK's detectors is used: the one for `OTEL_RESOURCE_ATTRIBUTES` reads the
 * environment and no other source, the process detector exports the command line, where people put passwords and
 * patient numbers, and others are asynchronous, which holds back the first records.
 *
 * @param serviceName from the configuration; default the package's name
 * @param attributes `OTEL_RESOURCE_ATTRIBUTES`, and `resource` of the declarative file
 */
export function serviceResource(
  serviceName: string | undefined,
  attributes: Readonly<Record<string, string>>,
): Resource {
  const manifest = applicationManifest();
  const name = serviceName ?? manifest.name ?? UNKNOWN_SERVICE;
  let made: Resource | undefined;
  // Later: an ID costs the whole of node:crypto.
  return new LateResource(() => {
    made ??= resourceOf(name, manifest.version, attributes);
    return made;
  });
}

function resourceOf(
  name: string,
  version: string | undefined,
  attributes: Readonly<Record<string, string>>,
): Resource {
  return resourceFromAttributes({
    'host.name': hostname(),
    'process.pid': process.pid,
    'process.runtime.name': 'nodejs',
    'process.runtime.version': process.versions.node,
    'service.instance.id': randomUUID(),
    ...(version === undefined ? {} : { [ATTR_SERVICE_VERSION]: version }),
  })
    .merge(resourceFromAttributes(attributes))
    .merge(
      resourceFromAttributes({
        [ATTR_SERVICE_NAME]: name,
        [ATTR_TELEMETRY_SDK_NAME]: 'opentelemetry',
        [ATTR_TELEMETRY_SDK_LANGUAGE]: 'nodejs',
        [ATTR_TELEMETRY_SDK_VERSION]: SDK_VERSION,
        [ATTR_TELEMETRY_DISTRO_NAME]: PACKAGE_NAME,
        [ATTR_TELEMETRY_DISTRO_VERSION]: PACKAGE_VERSION,
      }),
    );
}

/** Name and version of the application: the package.json nearest to its main script. */
function applicationManifest(): { name?: string; version?: string } {
  for (let at = dirname(process.argv[1] ?? join(process.cwd(), 'x')); ; at = dirname(at)) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
      if (typeof name === 'string' && name !== '') {
        return { name, ...(typeof version === 'string' ? { version } : {}) };
      }
    } catch {
      // No manifest here, or a broken one: the next directory up may have one.
    }
    if (at === dirname(at)) return {};
  }
}
