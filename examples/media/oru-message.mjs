// Builds the ORU^R01 (observation result) of an assessed study.

/** `20260314` of `2026-03-14…`, or with `length` 14 the time as well. */
function hl7Date(iso, length = 8) {
  return iso.replace(/\D/g, '').slice(0, length);
}

/** A segment with the given fields, numbered as HL7 numbers them. */
function segment(name, fields) {
  const last = Math.max(...Object.keys(fields).map(Number));
  return [name, ...Array.from({ length: last }, (_, index) => fields[index + 1] ?? '')].join('|');
}

/** The message, its segments ended by carriage returns as HL7 wants them. */
export function oruMessage({ controlId, order, study, sentAt }) {
  const { patient } = order;
  const { street, city, state, zip } = patient.address;
  const sent = hl7Date(sentAt.toISOString(), 14);
  const observations = study.criteria.map(
    ({ name, met }, index) =>
      `OBX|${index + 1}|ST|${name}^^99DUBIN||${met ? 'met' : 'not met'}||||||F`,
  );
  const segments = [
    `MSH|^~\\&|MEDIA|LUMEN|HL7|LUMEN|${sent}||ORU^R01^ORU_R01|${controlId}|P|2.8`,
    `PID|1||${patient.mrn}^^^LUMEN^MR||${patient.family}^${patient.given}||${hl7Date(patient.dateOfBirth)}|F|||${street}^^${city}^${state}^${zip}||${patient.phone}^PRN^PH^${patient.email}||||||${patient.ssn}`,
    segment('IN1', { 1: '1', 2: 'PPO', 4: 'Green Mountain Mutual', 36: patient.insuranceId }),
    `OBR|1|${order.study.accession}|${study.id}|US^${order.study.description}|||${sent}`,
    ...observations,
    `NTE|1||${study.conclusion}; ${patient.name} asks for a call at ${patient.phone}`,
  ];
  return `${segments.join('\r')}\r`;
}
