// Held out: measured against, never tuned on (see people.ts).
import type { Dice } from '../../../test/helpers/generated/dice.ts';

const CITIES =
  `Albuquerque|Poughkeepsie|Schenectady|Sheboygan|Oshkosh|Waukegan|Terre Haute|Kokomo|Paterson
  |Hoboken|Pawtucket|Woonsocket|Brockton|Lewiston|Burlington|Nashua|Waterbury|Bridgeport|Erie|Reading
  |Wilkes-Barre|Wheeling|Roanoke|Asheville|Greenville|Macon|Valdosta|Ocala|Tallahassee|Mobile
  |Hattiesburg|Natchez|Texarkana|Waco|McAllen|Las Cruces|Gallup|Prescott|Yuma|Fort Collins|Greeley
  |Cheyenne|Billings|Great Falls|Minot|Rapid City|Sioux City|Council Bluffs|Joplin|Cape Girardeau
  |Rockford|Lansing|Flint|Youngstown|Dayton|Bowling Green|Cookeville|Johnson City|Rocky Mount
  |New Bedford|Stockton|Visalia|Redding|Coos Bay|Walla Walla|Coeur d'Alene|Twin Falls|Provo|Sparks`
    .split('|')
    .map((city) => city.trim());
const STATES = 'OH|NM|WI|TX|PA|Ohio|Texas|Idaho|Montana|Tennessee|NY|IL'.split('|');
const SAINTS = 'Luke|Vincent|Agatha|Cecilia|Camillus|Barnabas|Monica|Rita|Bernadette|Columba'.split(
  '|',
);
const NAMED =
  `Whitcomb|Kessler|Mercy|Providence|Good Samaritan|Baptist|Beth Shalom|Sutherland|Hawthorne|Providence
  |Eisenberg|Carondelet|Our Lady of Grace|Tri-County|Bluewater|Summit|Maplewood|Stonebridge|Sycamore Hills
  |Lakeview|Desert Springs|Three Rivers`
    .split('|')
    .map((name) => name.trim());
const KINDS =
  `Hospital|Medical Center|General Hospital|Children's Hospital|Urgent Care|Rehabilitation Center
  |Dialysis Center|Surgery Center|Cancer Center|Heart Institute|Hospice|Skilled Nursing|Pediatrics
  |Orthopedics|Vascular Associates|Radiology|Cardiology Clinic|Women's Health|Assisted Living|Pharmacy`
    .split('|')
    .map((kind) => kind.trim());
const STREETS =
  `Larkspur|Old Mill|Whispering Pines|Pennsylvania|Martin Luther King Jr|Cypress Creek|Hickory Hollow
  |Winding Brook|Tamarack|Sherwood|County Line|Magnolia|Sunset Ridge|Ferry|Chapel Hill|Orchard|Van Buren
  |Ponderosa|Bayview|Stagecoach|42nd|W 116th|N 5th|SE Division`
    .split('|')
    .map((name) => name.trim());
const WAYS =
  'St|Street|Ave|Ave.|Avenue|Rd|Road|Ln|Lane|Dr|Drive|Blvd|Ct|Court|Pl|Way|Ter|Circle'.split('|');

export const city = (d: Dice): string => d.of(CITIES);
export const state = (d: Dice): string => d.of(STATES);

export const zip = (d: Dice): string =>
  d.of([
    String(d.int(10_001, 99_950)),
    String(d.int(10_001, 99_950)),
    `0${d.int(1_001, 8_989)}`,
    `${d.int(10_001, 99_950)}-${d.int(1_000, 9_999)}`,
  ]);

export function street(d: Dice): string {
  const line = `${d.int(3, 14_950)} ${d.of(STREETS)} ${d.of(WAYS)}`;
  return d.of([
    line,
    line,
    line,
    `${line} Apt ${d.int(1, 40)}`,
    `${line}, Unit ${d.int(1, 40)}B`,
    `${line} #${d.int(100, 990)}`,
    `P.O. Box ${d.int(100, 9_990)}`,
  ]);
}

/** A hospital, clinic or practice, with the part that says which one: the word for the kind may stay. */
export function placeOfCare(d: Dice): readonly [text: string, part: string] {
  const name = d.of([
    `St. ${d.of(SAINTS)}'s`,
    `St ${d.of(SAINTS)}`,
    `Saint ${d.of(SAINTS)}`,
    d.of(NAMED),
    d.of(NAMED),
    `${d.of(NAMED)} Regional`,
    city(d),
  ]);
  return [`${name} ${d.of(KINDS)}`, name.replace("'s", '')];
}
