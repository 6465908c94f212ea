import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

const SITES =
  'facebook|fb|instagram|linkedin|twitter|tiktok|pinterest|snapchat|threads|flickr|tumblr|patreon|venmo|strava|caringbridge|gofundme|mealtrain|legacy|myspace|linktr|youcaring|postable';
/** What stands in front of the part that is somebody's. */
const KINDS =
  '(?:(?:in|visit|f|people|profile|user|users|groups|pages|u|c|add|help|family|obituaries)\\/)?';

/**
 * Pages of a person: behind the name of a site for people (`linkedin.com/in/…`), or `~` in a path.
 *
 * @see 45 CFR 164.514(b)(2)(i)(N)
 */
export const profileAddress: Detector = patternDetector({
  name: 'profile-address',
  kind: 'identifier',
  sieve: SIEVE.slash,
  pattern: new RegExp(
    String.raw`(?<lead>(?<![A-Za-z\d])(?:${SITES})\.(?:com|org|net|me|ee)\/${KINDS})@?[\w.~-]{3,64}(?<![.])`,
    'gi',
  ),
  accepts: (value) => !OF_SITE.test(value),
});

const OF_SITE =
  /^(?:login|signup|help|about|docs?|developers?|sharer?|share|intent|home|privacy|terms|policy|policies|tr|v\d.*|oauth.*|api.*|embed|plugins?|hashtag|explore|company|jobs|search|policies|REDACTED)$/i;
