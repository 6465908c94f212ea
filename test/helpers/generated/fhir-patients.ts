import { birthday, emailAddress, northAmericanPhone, streetAddress } from './contact-values.ts';
import type { Dice } from './dice.ts';
import { person } from './names.ts';
import type { Kind } from './planted.ts';

/** A FHIR R4 Patient with every element that identifies, as an object and in a text. */
export const FHIR_PATIENT: Kind = {
  name: 'FHIR Patient',
  make: (d) => {
    const values: string[] = [];
    const plant = <T extends string>(value: T): T => {
      values.push(value);
      return value;
    };
    const resource = patient(d, plant);
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: [{ resource }] };
    const input = d.of<unknown>([
      resource,
      bundle,
      { body: resource },
      JSON.stringify(resource),
      JSON.stringify(bundle, null, 2),
      `saved ${JSON.stringify(resource)} in 4 ms`,
      JSON.stringify({ message: JSON.stringify(resource) }),
    ]);
    return { input, values };
  },
};

function patient(d: Dice, plant: (value: string) => string): Record<string, unknown> {
  const [someone, contact, maiden] = [person(d), person(d), person(d)];
  const humanName = (each: typeof someone) => ({
    use: 'official',
    text: `${plant(each.given)} ${plant(each.family)}`,
    family: each.family,
    given: [each.given],
  });
  const address = () => ({
    use: 'home',
    line: [plant(streetAddress(d))],
    city: plant(d.of(['Lubbock', 'Stavanger', 'Kumasi', 'Nantes'])),
    district: plant(d.of(['Terry County', 'Rogaland East', 'Ashanti West'])),
    state: 'TX',
    postalCode: plant(d.text('123456789', 5)),
  });
  return {
    resourceType: 'Patient',
    id: plant(`pat-${d.text('0123456789', 7)}`),
    identifier: [
      { system: 'urn:x:ssn', value: plant(d.text('123456789', 9)) },
      { type: { text: 'MR' }, value: plant(`PX-${d.text('0123456789', 6)}`) },
    ],
    name: [humanName(someone), { use: 'nickname', given: [plant(person(d).given)] }],
    telecom: [
      { system: 'phone', value: plant(northAmericanPhone(d)) },
      { system: 'email', value: plant(emailAddress(d)) },
    ],
    gender: 'female',
    birthDate: plant(day(d)),
    deceasedDateTime: plant(`${day(d)}T04:05:06Z`),
    address: [address()],
    photo: [
      { contentType: 'image/png', url: plant(`https://h.test/photos/${d.text('0123456789', 9)}`) },
    ],
    contact: [
      {
        name: humanName(contact),
        telecom: [{ value: plant(northAmericanPhone(d)) }],
        address: address(),
      },
    ],
    generalPractitioner: [{ reference: 'Practitioner/9', display: plant(person(d).family) }],
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName',
        valueString: plant(maiden.family),
      },
    ],
  };
}

const day = (d: Dice): string => {
  const text = birthday(d);
  return /^\d{4}-\d\d-\d\d$/.test(text)
    ? text
    : `${d.int(1936, 2019)}-0${d.int(1, 9)}-1${d.int(0, 9)}`;
};
