import { describe, expect, it } from 'vitest';
import { createRedactor, REDACTED } from '../../../src/redaction/index.ts';

describe('key rules', () => {
  const redactor = createRedactor();
  const hits = `password userPassword user_password User-Password USER_PASSWORD db.password clientsecret
    client_secret apiKey x-api-key accessToken refresh_token token authorization http.request.header.authorization
    cookie set-cookie sessionId session.id privateKey credentials connectionString pin cvv
    patientName patient_name patient.name PatientName firstName last_name familyName givenName maidenName
    mrn patientMRN medical_record_number ssn patientSsn socialSecurityNumber dob dateOfBirth birth_date birthDate
    phone phoneNumber homePhone fax email userEmail emailAddress address homeAddress street zip zipCode postal_code
    city insuranceId insurance_number memberId policyNumber account_id accountNumber PatientID PatientBirthDate
    accessionNumber licensePlate driverLicense emails phones addresses passwords`;
  for (const key of hits.trim().split(/\s+/)) {
    it(`replaces what stands under ${key}`, () => {
      for (const value of ['plain words', 4_200, { a: 1 }, ['x']]) {
        expect(redactor.redactValue({ a: [{ [key]: value }] })).toEqual({
          a: [{ [key]: REDACTED }],
        });
      }
    });
  }

  const misses = `service.name host.name code.function.name code.file.path name logger http.request.method http.route
    http.response.status_code url.path server.address network.peer.address trace_id span_id traceId correlation.id
    log.record.uid exception.type exception.message thread.name error.code status_code token_count tokenCount
    max_tokens prompt_tokens total_tokens token_type email_verified password_reset_at passwordLength study.uid
    series_count patient_count phone_verified db.system.name user_agent.original secret_name k8s.secret.name
    author street_count tenant id key keys code state compassion discity emailer message event.name file.name
    address_count network.local.address ip_address mac_address duration_ms page_size capacity`;
  for (const key of misses.trim().split(/\s+/)) {
    it(`leaves what stands under ${key}`, () => {
      const value = { a: [{ [key]: 'plain words', b: { [key]: 42 } }] };
      expect(redactor.redactValue(value)).toBe(value);
    });
  }

  it('judges one of several by its word', () => {
    const redactor = createRedactor();
    const several = {
      password2: 'kqz55wxtr',
      email1: 'a b',
      ssn2: '219094417',
      phone12: '5551234',
    };
    for (const [key, value] of Object.entries(several)) {
      expect(redactor.redactValue({ [key]: value })).toEqual({ [key]: 'REDACTED' });
      expect(redactor.redactText(`${key}=${value}`)).not.toContain(value);
    }
    const kept = { pin1: 5, key1: 'up', cell2: 'B7', name1: 'blue' };
    expect(redactor.redactValue(kept)).toBe(kept);
    expect(redactor.redactText('userPassword:: a3F6NTV3eHRyNDQ=')).toBe('userPassword:: REDACTED');
    expect(redactor.redactText('Session::Token std::password')).toContain('Session::Token std::');
  });

  it('leaves booleans and null, which identify no one', () => {
    const value = { password: null, phone: true, email: false };
    expect(redactor.redactValue(value)).toBe(value);
  });

  it('judges a weak key by the key above it', () => {
    expect(
      redactor.redactValue({ session: { id: 'a' }, card: { number: 1 }, job: { id: 'b' } }),
    ).toEqual({
      session: { id: REDACTED },
      card: { number: REDACTED },
      job: { id: 'b' },
    });
  });

  it('knows that a name below a patient is theirs', () => {
    const value = { patient: { demographics: { name: 'Jo', ward: 3 } }, service: { name: 'api' } };
    expect(redactor.redactValue(value)).toEqual({
      patient: { demographics: { name: REDACTED, ward: 3 } },
      service: { name: 'api' },
    });
    expect(redactor.redactValue({ patient: 'jo' })).toEqual({ patient: REDACTED });
  });

  it('takes a machine for a machine under address', () => {
    for (const address of [
      '127.0.0.1',
      '::1',
      'localhost:80',
      'db.internal:5432',
      'http://a.test/',
    ]) {
      expect(redactor.redactValue({ address })).toEqual({ address });
    }
    expect(redactor.redactValue({ address: '1 Main' })).toEqual({ address: REDACTED });
  });

  it('replaces what a key itself says, and loses no neighbour', () => {
    const value = { 'a@example.org': 1, 'b@example.org': 2, c: 3 };
    expect(redactor.redactValue(value)).toEqual({ REDACTED: 1, 'REDACTED#2': 2, c: 3 });
  });

  it('keeps its memory bounded and its verdicts right under many keys', () => {
    for (let index = 0; index < 20_000; index++) redactor.redactValue({ [`key${index}`]: 'x' });
    expect(redactor.redactValue({ password: 'x', name: 'y' })).toEqual({
      password: REDACTED,
      name: 'y',
    });
  });
});

describe('policies', () => {
  const value = {
    password: 'x',
    email: 'jane@example.org',
    note: 'mail jane@example.org password=y',
  };

  it('safe-harbor replaces secrets and identifiers', () => {
    expect(createRedactor().redactValue(value)).toEqual({
      password: REDACTED,
      email: REDACTED,
      note: 'mail REDACTED password=REDACTED',
    });
  });

  it('pseudonymous does the same', () => {
    const redactor = createRedactor({ policy: 'pseudonymous' });
    expect(redactor.redactValue(value)).toEqual(createRedactor().redactValue(value));
  });

  it('secrets-only leaves identifiers', () => {
    expect(createRedactor({ policy: 'secrets-only' }).redactValue(value)).toEqual({
      password: REDACTED,
      email: 'jane@example.org',
      note: 'mail jane@example.org password=REDACTED',
    });
  });

  it('counts by detector and strategy, and tells a listener, which may throw', () => {
    const told: string[] = [];
    const redactor = createRedactor({
      onRedaction: (detector, strategy) => {
        told.push(`${detector} ${strategy}`);
        throw new Error('listener');
      },
    });
    redactor.redactValue({ password: 'x', note: 'a@example.org b@example.org' });
    expect(told).toEqual(['key:secret replace', 'email replace', 'email replace']);
    expect(redactor.counts()).toEqual({ 'key:secret': { replace: 1 }, email: { replace: 2 } });
  });

  it('finds a card in a number, not in an epoch', () => {
    const redactor = createRedactor();
    expect(redactor.redactValue({ a: 4111111111111111, b: 1760729531923 })).toEqual({
      a: REDACTED,
      b: 1760729531923,
    });
  });
});
