/** One value of each form, none of which another kind's detector would take as well. */
export const PLANTED: Readonly<Record<string, string>> = {
  email: 'jane.planted@example.org',
  ssn: '123-45-6789',
  card: '4111 1111 1111 1111',
  phone: '(212) 555-0187',
  token: `ghp_${'a1B2'.repeat(9)}`,
  jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  name: 'Amelia Hartwell',
  ip: '73.162.11.4',
  mbi: '1EG4-TE5-MK72',
  vin: '1M8GDM9AXKP042788',
  iban: 'DE89 3704 0044 0532 0130 00',
  address: '88 Maple Street',
};
