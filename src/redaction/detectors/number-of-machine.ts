import { wordsOf } from '../words-of-key.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** What machines count and address by long numbers, as the last word of a key or label. */
const COUNTED =
  words(`id ids uid gid pid tid rid oid xid txid txn lsn csn scn seq sequence seqno offset offsets cursor position pos
  revision rev generation epoch ts timestamp timestamps time times nano nanos nanoseconds micro ns micros us usec nsec
  ms now uptime ticks clock nonce snowflake block blocks blk chunk shard segment tweet guild event events job
  jobs task tasks batch request requests req trace span correlation order orders shipment tracking parcel
  barcode ean upc sku isbn lot build commit version inode handle fd ptr pointer hash checksum digest crc seed
  bytes size sizes length len count total counter metric bucket partition part file page slot queue lease
  lock version index transaction transactions session ticket tickets thread run attempt`);
/** Words that say nothing of the number, so that the one before them does: `order no. 4…`. */
const PASSED = words('no number num nr is was are of with from to at for in and');
/** Words of payment in a key or label: then it is a card's number whatever else is said. */
const PAYS = words('card cards cc pan visa mastercard amex payment pay credit debit billing');

/** Whether words that name a number say that a machine made it. */
function isOfMachine(named: readonly string[]): boolean {
  if (named.some((word) => PAYS.has(word))) return false;
  const last = named.findLast((word) => !PASSED.has(word));
  return last !== undefined && COUNTED.has(last);
}

/** Whether a key's long number is an order's, a block's, a time: `orderId`, `tweet_id`, `startTimeUnixNano`. */
export function isNumberKey(key: string): boolean {
  return isOfMachine(wordsOf(key));
}

/** A long number alone, as an ID is written: without groups. */
export function isLongNumber(value: unknown): boolean {
  if (typeof value === 'number') return value >= 1e12;
  return typeof value === 'string' && /^\d{13,20}$/.test(value);
}

/** As much in front of a number as its label may be long. */
const LABEL_IN_REACH = 48;
const NEAR_BEFORE = 64;
const NEAR_BEHIND = 32;
const LABEL =
  /(?<![\w.-])[A-Za-z][\w.-]{0,31}(?: [A-Za-z][\w.-]{0,15}){0,2}(?=["'`\])]{0,2}\s{0,2}[:=#>/([<\s-]{0,3}["'`([<]{0,2}\s?$)/;
const PAYMENT =
  /\b(?:cards?|visa|master ?card|amex|american express|discover|maestro|paid|pay(?:s|ing|ment|ments)?|charg(?:e|ed|es|ing)|pan|cc|credit|debit|billing|cvv2?|cvc2?|exp(?:iry|ires|iration)?|refund(?:ed|s)?|checkout)\b|card[A-Z_]|_card/i;

/** Whether a number stands where one pays: near a word for a card or a payment. */
export function isPaymentNear(text: string, start: number, end: number): boolean {
  return (
    PAYMENT.test(text.slice(Math.max(0, start - NEAR_BEFORE), start)) ||
    PAYMENT.test(text.slice(end, end + NEAR_BEHIND))
  );
}

/**
 * Whether what stands in front of a number says that a machine made it: it is joined to a word
 * (`blk_3587…`), or a label says what it counts (`order 4539…`, `"tweetId":"3587…"`).
 */
export function isNumberOfMachine(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - LABEL_IN_REACH), start);
  if (/[A-Za-z]_-?$/.test(before))
    return !wordsOf(before)
      .slice(-2)
      .some((word) => PAYS.has(word));
  const label = LABEL.exec(before)?.[0];
  return label !== undefined && isOfMachine(wordsOf(label));
}
