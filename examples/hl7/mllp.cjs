'use strict';
// The little of HL7 v2 and MLLP that a listener needs.
const START = '\x0b';
const END = '\x1c\r';

/** Splits what has arrived into whole messages and the beginning of the next. */
function unframe(text) {
  const parts = text.split(END);
  const rest = parts.pop();
  return { messages: parts.map((part) => part.slice(part.indexOf(START) + 1)), rest };
}

function segmentsOf(message) {
  return message.split('\r').filter(Boolean);
}

/** A reader of one segment's fields, counted as HL7 counts (MSH-1 is the separator itself). */
function field(message, segment) {
  const line = segmentsOf(message).find((text) => text.startsWith(`${segment}|`)) ?? '';
  const fields = line.split('|');
  const shift = segment === 'MSH' ? 1 : 0;
  return (number) => fields[number - shift] ?? '';
}

/** The framed acknowledgement (AA: accepted) of a message. */
function acknowledgement(message, now) {
  const header = field(message, 'MSH');
  const time = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const segments = [
    `MSH|^~\\&|${header(5)}|${header(6)}|${header(3)}|${header(4)}|${time}||ACK^R01^ACK|A${header(10)}|P|2.8`,
    `MSA|AA|${header(10)}`,
  ];
  return `${START}${segments.join('\r')}\r${END}`;
}

module.exports = { acknowledgement, field, segmentsOf, unframe };
