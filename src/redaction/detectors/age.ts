import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/** 90 to 129, also as DICOM's age string (`095Y`, PS3.5 section 6.2) and with a fraction. */
const HIGH = '0?(?:9\\d|1[0-2]\\d)(?:\\.\\d{1,2})?';
const UNIT =
  '(?:[ms]|ms|sec(?:onds?)?|min(?:utes?)?|hours?|hrs?|days?|weeks?|wks?|months?|mos?|percent|%|miles?|km|kg|lbs?|mg|mcg|cm|mm|ml|degrees|bpm|points?|px|bytes?|[kmg]i?b|requests?|times|entries|d)';
/** What the number is of, if not of years. */
const NO_OTHER_UNIT = `(?![\\w+%-]|\\.\\d|:\\d| ?${UNIT}(?![a-z]))`;
const KIN =
  'patient|pt|he|she|they|mother|father|mom|dad|mum|wife|husband|sister|brother|aunt|uncle|grandmother|grandfather|grandma|grandpa|gran|nan|resident|lady|gentleman|man|woman|male|female|person|veteran|widow|widower|centenarian|nonagenarian|who|client|member|neighbou?r';

const FAMILY =
  'patient|pt|resident|centenarian|nonagenarian|mother|father|mom|dad|mum|wife|husband|sister|brother|aunt|uncle|grandmother|grandfather|grandma|grandpa|gran|nan|lady|gentleman|man|woman|widow|widower|neighbou?r|mother-in-law|father-in-law';

/**
 * Ages over 89, which the standard counts among the identifiers; younger ones stay, and so does
 * `90+`. Behind `age`, or with the years behind: `age=93`, `93yo`, `a 92-year-old`.
 *
 * @see 45 CFR 164.514(b)(2)(i)(C)
 */
export const highAge: Detector = patternDetector({
  name: 'age-over-89',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: new RegExp(
    `(?<lead>(?<![A-Za-z\\d-])(?:age[ds]?(?: ?(?:\\(years?\\)|\\(yrs?\\)|\\/ ?(?:sex|gender)|in years|at \\w{4,10}))?["']?(?: (?:is|was|of|now)|(?: (?!of |in |and |or |than |over |above |limit|group|range|max|min)[a-z]{1,12}){0,4} (?:is|was|says|shows|as|of|to|be|at|reads)|:| [=:]| ?=)?[\\s=:"'(|#-]{1,4}|turn(?:ed|s|ing)? |(?:${KIN})(?:['’]s| is| was| just turned| will be)(?: an?)? (?:now |about |almost |over |nearly |already |only )?|(?:${KIN}) (?:of|aged|who is|who['’]s) (?:about |nearly |almost )?|too old at |(?:${FAMILY}),? \\((?=\\d{2,3}[,)])|(?:${FAMILY}), (?=\\d{2,3},)|at the age of |at age |(?:he|she|they)(?:['’]ll| will) be ))${HIGH}(?=[YMF](?!\\w)|${NO_OTHER_UNIT}| years(?=[\\s.,;)]|$))|(?<=(?<![A-Za-z])(?:is|at) )${HIGH}(?= (?:too (?:old|frail|young)|really too|years young))|(?<![\\w.:/-])${HIGH}(?=, (?:she|he) (?:is|was|has|had|lives|still))|(?<![\\w.:/-])${HIGH}(?=[ -]?(?:y\\)|y[ -]old|years?[ -]?(?:old|young)|years? of age|yrs? of age|year-?old|y[\\/.-]?o(?!\\w)|y\\.o\\.|yrs?\\.?[ -]?old|yr(?!\\w)[ -]old|yrs?\\.?,? (?:f|m|female|male|woman|man|lady)(?!\\w)|years?,? (?:female|male|woman|man|lady)(?!\\w)|jährig|(?:st|nd|rd|th) birthday|th year of|(?:ish|something)[ -]year| ?[MF]\\b(?= (?:with|w\\/|who|presents?|presenting|c\\/o|s\\/p|admitted|hx|h\\/o|pt|patient|living|came|fell|dnr|lives|needs|brought|found)|,? (?:pt|patient)\\b)|\\/[MF]\\b|y[ \\/]?[MF]\\b|[ -]?(?:yo|y\\/o)[MF]?(?!\\w)))|(?<![\\w.:/-])0(?:9\\d|1[0-2]\\d)(?=Y(?!\\w))`,
    'gi',
  ),
  accepts: (value, text, offset) => !isOfCache(text, offset, value.length),
});

const TENS = 'ninety[ -]?(?:one|two|three|four|five|six|seven|eight|nine)?';
const HUNDREDS =
  '(?:a|one) hundred(?:[ -](?:and )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen))?';

/** The same in words: `ninety-three years old`, `aged one hundred and two`, `in her nineties`. */
export const spelledAge: Detector = patternDetector({
  name: 'age-over-89',
  kind: 'identifier',
  pattern: new RegExp(
    `(?<lead>(?<![A-Za-z\\d])aged? (?:of |is )?)(?:${TENS}|${HUNDREDS})(?![a-z])|(?<![A-Za-z\\d])(?:${TENS}|${HUNDREDS})(?=[ -](?:years?|yrs?)[ -](?:old|of age|young))|(?<![A-Za-z\\d])in (?:his|her|their) (?:early |mid |mid-|late )?(?:nineties|90['’]?s)(?![a-z])`,
    'gi',
  ),
});

const CACHE_WINDOW = 160;
/** Beside these, an age is that of a response (RFC 9111, section 5.1). */
const CACHE =
  /(?:headers?["']?:|cache-control|max-age|s-maxage|x-cache|\betag\b|\bvia:|\bexpires:|last-modified|content-length|\bHTTP\/\d)/i;
/** Whose age it is, when it is nobody's. */
const NOT_OF_PERSON =
  /(?:cache|max|min|file|session|entry|lock|backup|token|snapshot|key|index|cert|certificate|data|log|message|queue|record|connection|pod|node|process|image|commit|build|average|avg|mean|median|stale|object|page|item|oldest|response|maximum|minimum)[ _-]$/i;

function isOfCache(text: string, offset: number, length: number): boolean {
  const before = text.slice(Math.max(0, offset - CACHE_WINDOW), offset);
  const lead = /age[ds]?[^a-z]{0,12}(?:is |was |of |now )?$/i.exec(before.slice(-32));
  if (lead === null) return false;
  const label = before.slice(0, before.length - lead[0].length);
  if (NOT_OF_PERSON.test(label.slice(-16))) return true;
  return (
    CACHE.test(label) || CACHE.test(text.slice(offset + length, offset + length + CACHE_WINDOW))
  );
}
