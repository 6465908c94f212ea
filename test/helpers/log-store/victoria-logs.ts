import {
  queryVictoriaLogs,
  timeOf,
  withCorrelationId,
} from '../../../examples/demo/victoria-logs.ts';
import type { LogStore, Wanted } from './log-store.ts';

/** Reads by LogsQL. */
export function victoriaLogs(url: string): LogStore {
  return {
    name: 'VictoriaLogs',
    url,
    find: async (wanted) => {
      const found = await queryVictoriaLogs(url, logsql(wanted));
      return found.map((fields) => ({
        nanoseconds: timeOf(fields),
        body: fields['_msg'] ?? '',
        get: (name) => fields[name],
      }));
    },
  };
}

export function logsql({ correlationId, service }: Wanted): string {
  const filters = [
    ...(service === undefined ? [] : [`{service.name=${JSON.stringify(service)}}`]),
    ...(correlationId === undefined ? [] : [withCorrelationId(correlationId)]),
  ];
  return filters.join(' ') || '*';
}
