/** What a value under a matching key is: decides the policy, and how far the value reaches in prose. */
export interface KeyRule {
  readonly kind: 'secret' | 'identifier';
  readonly shape: 'token' | 'line' | 'name' | 'number' | 'date' | 'address';
  /** Words before the phrase that make it harmless: `server` before `address`. */
  readonly notAfter?: ReadonlySet<string>;
  /** The words also say other things (`pass`, `pin`): the value must look like what it is. */
  readonly doubtful?: 'number' | 'word' | 'credentials' | 'random';
  /** The phrase says too little without a word in front of it: `mailgun_key`, but not `key`. */
  readonly notAlone?: true;
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
const phrases = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

/** Keys that find something, where those of a vendor open something. */
const KEYS_OF_DATA = words(
  `cache partition primary foreign sort object s3 idempotency dedup dedupe deduplication routing row index hash range
  composite unique lookup message kafka redis group join map sharding shard storage bucket blob file record locale
  translation i18n config setting feature flag event metric tag label dictionary property json yaml column field
  attribute header registry natural surrogate business correlation trace request etag git commit known merge sync
  react list item memo query param state lock mutex public hot function arrow enter escape shift control ctrl alt
  tab home end delete page the a an this that same each every any no new old missing invalid duplicate wrong unknown
  required answer major minor piano low high`,
);

const secret = (shape: KeyRule['shape'] = 'token'): KeyRule => ({ kind: 'secret', shape });
const identifier = (shape: KeyRule['shape']): KeyRule => ({ kind: 'identifier', shape });

const NETWORK = words(
  'server client peer local remote ip ipv4 ipv6 mac socket sock host bind bound listen network source destination net memory base contract wallet bus upstream proxy dns gateway node broker cluster pod web site http url kafka redis',
);

/**
 * Phrases that a key's words are matched against. Identifiers follow the list of 18 in
 * 45 CFR 164.514(b)(2)(i); the letter before each group is the standard's own.
 */
const TABLE: ReadonlyArray<readonly [KeyRule, string[]]> = [
  [
    secret(),
    phrases(`password, passwd, passphrase, pass phrase, passcode, pass code, secret, credential, creds,
      private key, secret key, access key, encryption key, signing key, shared key, redaction key,
      account key, ssh key, host key, master key, shared access key, shared access signature,
      session id, sessionid, session token, session key, jsessionid, phpsessid,
      access token, refresh token, auth token, bearer token, id token, csrf token, xsrf token, api token, reset token, device token,
      access tokens, refresh tokens, auth tokens, bearer tokens, jwt, bearer, csrf, xsrf, otp, totp,
      one time code, one time password, verification code, mfa code, pin code, cvv, cvc, cvv2,
      code verifier, client assertion, saml response, saml request, require pass, requirepass, master auth, masterauth, userpass, user pass,
      connection string, x amz signature, x goog signature, aws access key id,
      passwort, kennwort, wachtwoord, contrasena, contraseña, mot de passe, senha, lösenord, adgangskode, salasana,
      hasło, heslo, jelszó, parola, şifre, пароль, κωδικός, 密码, 密碼, パスワード, 비밀번호, clé secrète, psk, pre shared key, preshared key, root pw, rootpw, bind pw, bindpw,
      store pass, storepass, key pass, keypass, security answer, secret answer, unlock code, recovery code, backup code,
      subscription key, functions key, license key, insert key, auth key, x auth, honeycomb team, ms client principal`),
  ],
  [{ ...secret(), doubtful: 'number' }, phrases('sid, pin, api key, apikey')],
  [
    {
      ...secret(),
      doubtful: 'word',
      notAfter: words(
        'old last first second third single multi one two test tests by low high band all boarding no of',
      ),
    },
    phrases('pass, pw, pwd'),
  ],
  [{ ...secret(), doubtful: 'credentials' }, phrases('auth, proxy auth, basic auth')],
  [
    {
      ...secret(),
      doubtful: 'number',
      notAfter: words('next page continuation cancel cancellation syntax unexpected sync resume'),
    },
    ['token'],
  ],
  [
    { ...secret(), doubtful: 'random', notAlone: true, notAfter: KEYS_OF_DATA },
    phrases('key, signature'),
  ],
  [
    { ...secret(), doubtful: 'random' },
    phrases(`client id, access id, app id, application id, consumer id, api id, key id, license key, licence key,
      public key token, webhook url, oauth, oauth id, site key, app key, dsn`),
  ],
  [secret('line'), phrases('authorization, proxy authorization, cookie, set cookie')],
  // (A) names
  [
    identifier('name'),
    phrases(`first name, last name, given name, family name, maiden name, middle name, full name,
      surname, sur name, forename, fore name, given, patient, patient name, patients name, name of patient, person name,
      customer name, contact name, guardian name, guarantor name, subscriber name, insured name,
      member name, spouse name, mother name, father name, mothers maiden name, next of kin, kin,
      physician name, doctor name, practitioner name, nurse name, referring physician,
      holder, card holder, cardholder, account holder, policy holder,
      user name, username, display name, nick name, nickname, preferred name, legal name, birth name, other patient names`),
  ],
  [
    {
      ...identifier('name'),
      notAfter: words(
        'font address addr product instance device cpu protocol model column ip processor os chip socket sa link task job op node server type',
      ),
    },
    ['family'],
  ],
  // (B) geographic subdivisions smaller than a state
  [
    { ...identifier('address'), notAfter: NETWORK },
    phrases(`address, street, street name, street address, street line, address line, address line 1, address line 2,
      home addr, mailing addr, patient addr, residence`),
  ],
  [
    identifier('name'),
    phrases('city, county, precinct, home town, hometown, birth place, place of birth'),
  ],
  [
    identifier('number'),
    phrases('zip, zip code, zipcode, postal, postal code, postcode, post code'),
  ],
  // (C) dates directly related to an individual
  [
    identifier('date'),
    phrases(`dob, geburtsdatum, geburtstag, date de naissance, fecha de nacimiento, data de nascimento, data di nascita,
      geboortedatum, дата рождения, 生年月日, 出生日期, date of birth, birth date, birthdate, birthday, birth day, birth time, date of death, death date,
      deceased date, deceased date time, admission date, date of admission, discharge date, date of discharge`),
  ],
  // (D) telephone, (E) fax, (F) e-mail
  [
    {
      ...identifier('number'),
      notAfter: words('browser agent is os'),
    },
    phrases(
      'phone, phone number, telephone, tel, mobile, mobile number, cell phone, cell, fax, fax number, pager, msisdn',
    ),
  ],
  [identifier('token'), phrases('email, e mail, mail address, email address, telecom')],
  // (G) social security, (H) medical record, (I) health plan, (J) account numbers
  [
    identifier('number'),
    phrases(`ssn, social security, social security number, sin, nhs number, national id, national insurance number,
      tax id, itin, aadhaar, passport, passport number, mrn, medical record, medical record number, record locator,
      chart number, patient id, patient ids, patient number, patient identifier, other patient ids, accession number,
      health plan, health plan number, health card, insurance, insurance id, insurance number, insurance no,
      member id, member number, member no, subscriber id, subscriber number, policy id, policy number, policy no,
      beneficiary, beneficiary id, beneficiary number, medicare number, medicare id, medicaid number, medicaid id, claim number,
      card number, credit card, credit card number, debit card, iban, bic, swift code, sort code, routing number, bank account,
      mbi, medicare beneficiary identifier, nino, tfn, tax file number, cpf, pesel, bsn, codice fiscale, personnummer,
      steuer id, kvnr, ppsn, nric, insee, nir, curp`),
  ],
  [
    { ...identifier('number'), notAfter: words('cloud aws service storage') },
    phrases('account id, account number, account no, acct id, acct no, acct, account num'),
  ],
  // (K) certificates and licences, (L) vehicles, (M) devices
  [
    identifier('number'),
    phrases(`license number, licence number, driver license, drivers license, driver licence, dea number, npi, npi number,
      license plate, licence plate, plate number, vin, vin number, vehicle registration, device serial number, implant serial number, implant serial, udi, imei`),
  ],
];

/** Phrase, in lower case with single spaces, to its rule. Also as one word: `dateofbirth`. */
export const PHRASES: ReadonlyMap<string, KeyRule> = phraseTable();

/** Words that end a key which only talks about the thing: `token_count`, `email_verified`. */
export const HARMLESS_LAST: ReadonlySet<string> = words(`count length len size type kind enabled
  disabled required valid validity status format verified present exists ms seconds duration expiry expires expired
  expiration ttl attempts index limit max min total usage policy strength version source
  algorithm alg at stdin url uri endpoint field column template provider service server host port queue
  topic table schema class file path changed updated manager handler listener controller helper factory adapter activity`);

/** Also harmless at the end of a secret's key, but not of an identifier's. */
export const HARMLESS_LAST_OF_SECRET: ReadonlySet<string> = words('name names');

/** A key that says the value below is about a person, so that `name` below it is theirs. */
export const PERSON_WORDS: ReadonlySet<string> = words(
  'patient guarantor subscriber insured beneficiary guardian spouse mother father relative kin person contact member caregiver policyholder',
);

/** What identifies when it stands below a person's key. */
export const BELOW_PERSON: ReadonlySet<string> = words(
  'name names initials alias id identifier number age display text birth',
);

/** Keys that say what they are only together with the key above them. */
export const WEAK_WORDS: ReadonlySet<string> = words('name id number no num key date code line');

/** Whole keys of OpenTelemetry's conventions whose words would otherwise match. */
export const HARMLESS_KEYS: ReadonlySet<string> = words(
  'user_agent.original browser.mobile cloud.account.id telemetry.sdk.name log.record.uid correlation.id',
);

function phraseTable(): Map<string, KeyRule> {
  const table = new Map<string, KeyRule>();
  for (const [rule, list] of TABLE) {
    for (const phrase of list) {
      table.set(phrase, rule);
      if (phrase.includes(' ')) table.set(phrase.replaceAll(' ', ''), rule);
    }
  }
  return table;
}
