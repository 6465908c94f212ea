import {
  ATTR_CODE_FILE_PATH,
  ATTR_CODE_FUNCTION_NAME,
  ATTR_CODE_LINE_NUMBER,
} from '@opentelemetry/semantic-conventions';
import { getCallSites } from './call-sites.ts';

const FRAMES_LOOKED_AT = 40;

/**
 * Where the application made the current log call, as `code.*` attributes: the
 * first frame that is neither Node's, nor ours, nor of an installed package.
 * Empty where there is none, and on Node < 22.9.
 *
 * `util.getCallSites` rather than `Error().stack`: an application, or a source
 * map package, may have replaced `Error.prepareStackTrace`.
 *
 * @param own path of this package's files, whose frames are left out
 */
export function callerAttributes(own: string): Record<string, string | number> {
  const frames = getCallSites?.(FRAMES_LOOKED_AT) ?? [];
  const frame = frames.find(({ scriptName }) => isApplication(scriptName, own));
  if (!frame) return {};
  const name = frame.functionName;
  return {
    [ATTR_CODE_FILE_PATH]: frame.scriptName.replace(/^file:\/\//, ''),
    [ATTR_CODE_LINE_NUMBER]: frame.lineNumber,
    [ATTR_CODE_FUNCTION_NAME]: name === '' ? 'main' : name,
  };
}

function isApplication(script: string, own: string): boolean {
  if (script === '' || script.startsWith('node:') || script.startsWith('evalmachine')) return false;
  return !script.includes('/node_modules/') && !script.replace(/^file:\/\//, '').startsWith(own);
}
