import { generate } from 'selfsigned';

export interface Identity {
  key: string;
  cert: string;
}

export interface Certificates {
  /** The authority's certificate, PEM. */
  ca: string;
  /** For a server on 127.0.0.1, ::1 and localhost. */
  server: Identity;
  client: Identity;
}

/** A certificate authority of its own, made anew, and what it signed. */
export async function makeCertificates(): Promise<Certificates> {
  const authority = await generate([{ name: 'commonName', value: 'Test authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true, critical: true },
    ],
  });
  const ca = { key: authority.private, cert: authority.cert };
  return {
    ca: authority.cert,
    server: await signed('localhost', ca),
    client: await signed('client', ca),
  };
}

async function signed(commonName: string, ca: Identity): Promise<Identity> {
  const made = await generate([{ name: 'commonName', value: commonName }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}
