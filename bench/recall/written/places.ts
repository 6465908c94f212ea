// Development: once held out, now read by those who make rules (see people.ts).
import type { Dice } from '../../../test/helpers/generated/dice.ts';

const CITIES =
  `Wichita|Toledo|Boise|Tacoma|Spokane|Fresno|Chattanooga|Duluth|Topeka|Yonkers|Akron|Lubbock|Laredo
  |Anchorage|Baton Rouge|Des Moines|Fort Wayne|Grand Rapids|Little Rock|Sioux Falls|Corpus Christi
  |Salt Lake City|Santa Rosa|St. Paul|Cedar Rapids|Green Bay|Ann Arbor|El Paso|Bakersfield|Shreveport
  |Knoxville|Worcester|Scranton|Savannah|Missoula|Bozeman|Flagstaff|Pueblo|Yakima|Eau Claire|Bangor
  |Ithaca|Altoona|Muncie|Kalamazoo|Peoria|Paducah|Tuscaloosa|Biloxi|Galveston|Amarillo|Kenosha
  |Dubuque|Fargo|Bismarck|Casper|Pocatello|Elko|Modesto|Chico|Eureka|Medford|Corvallis|Bellingham`
    .split('|')
    .map((city) => city.trim());
const SAINTS = ['Anne', 'Brigid', 'Clare', 'Dominic', 'Elmo', 'Gabriel', 'Ignatius', 'Raphael'];
const FOUNDERS = ['Aldrich', 'Bellamy', 'Cottrell', 'Dunmore', 'Enfield', 'Fairmont', 'Harborview'];
const WORDS = [
  'Cedar Grove',
  'Lakeshore',
  'North Valley',
  'Pine Ridge',
  'Prairie View',
  'Riverbend',
];
const STREETS = [
  'Alder',
  'Birchwood',
  'Canal',
  'Dogwood',
  'Foundry',
  'Juniper',
  'Mill Pond',
  'Quarry',
];
const WAYS = ['St', 'Street', 'Ave', 'Avenue', 'Road', 'Rd.', 'Ln', 'Drive', 'Blvd', 'Court'];

export const city = (d: Dice): string => d.of(CITIES);
export const zip = (d: Dice): string => String(d.int(10_001, 99_950));
export const street = (d: Dice): string => `${d.int(3, 9_850)} ${d.of(STREETS)} ${d.of(WAYS)}`;

/** A hospital, clinic or practice, with the part that says which one. */
export function placeOfCare(d: Dice): readonly [text: string, part: string] {
  const name = d.of([
    `St. ${d.of(SAINTS)}`,
    `Saint ${d.of(SAINTS)}`,
    d.of(FOUNDERS),
    `${d.of(FOUNDERS)} Memorial`,
    d.of(WORDS),
    city(d),
    `${city(d)} Regional`,
  ]);
  const kind = d.of([
    'Hospital',
    'Medical Center',
    'Clinic',
    'Community Hospital',
    'Health Center',
    'Family Practice',
    'Imaging Center',
    'Nursing Home',
  ]);
  return [`${name} ${kind}`, name];
}
