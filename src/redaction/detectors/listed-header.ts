import { type Detector, patternDetector } from '../detector.ts';

/**
 * A header and its value as neighbors in a list that stands in a text: `'x-api-key', 'k3y…'`, as
 * `util.inspect` shows the raw headers of a message. Lists of headers' names have another name there.
 */
export const listedHeader: Detector = patternDetector({
  name: 'listed-header',
  kind: 'secret',
  pattern:
    /(?<lead>\b(?:proxy-authorization|authorization|set-cookie|cookie|x-[a-z-]{0,40}(?:key|token|secret|auth|password|session|session-id|credential|principal|team)|apikey|(?:api|access|auth|private|subscription|client)-(?:key|token|secret))["'`],\s{1,40}["'`])(?![a-z-]{1,60}["'`])[^"'`\n]{6,8192}(?=["'`])/gi,
});
