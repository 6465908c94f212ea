// Held out: measured against, never tuned on. Whoever looks at what these texts miss and then
// changes a rule or a list has no held-out figures any more.
import type { Dice } from '../../../test/helpers/generated/dice.ts';
import type { Slot } from '../fill.ts';

/** Names put down by hand, from no list: given names and surnames of those who may meet at a desk. */
const PEOPLES: ReadonlyArray<readonly [given: string, surnames: string]> = [
  [
    'Harold Marjorie Clifford Bernice Wendell Lorraine Dwight Geraldine Russell Maxine Kyle Brittany Tanner Mackenzie Logan Kaylee Jared Shelby Garrett Paige',
    'Hutchins Barlow Pettigrew Lindqvist Hargrove Stoddard Winslow Prescott Tillman Ashworth Crandall Fenwick Gaines Holloway Kimbrough Langston Mabry Norwood Ogden Pickett',
  ],
  [
    'DeShawn Latoya Tyrone Keisha Darnell Ebony Marquis Aaliyah Jamal Shanice Terrell Imani',
    'Broussard Gadsden Dupree Boykin Pettway Singletary Merriweather Toussaint Battiste Cheeks Mouton Lovett',
  ],
  [
    'Guadalupe Refugio Xiomara Yesenia Ignacio Joaquín Rocío Anselmo Maribel Efraín Itzel Leticia',
    'Villaseñor Ontiveros Zamarripa Cárdenas Echeverría Montoya Arredondo Galindo Bustamante Quiñones Terrazas Ybarra',
  ],
  [
    'Xiuying Weimin Jiahao Meiling Zihan Guoqiang Li Yan Haoran Xinyi',
    'Zhao Ouyang Huang Zhu Xie Deng Situ Cao Ng Leung',
  ],
  [
    'Thuy Minh Quoc Ngoc Huong Tuan Khanh Linh Duc Phuong',
    'Nguyen Truong Phan Huynh Bui Dang Duong Vuong Trinh Luong',
  ],
  [
    'Ananya Vikram Lakshmi Rajesh Priyanka Suresh Kavitha Harpreet Gurdeep Meenakshi Arjun Nandini',
    'Krishnamurthy Iyer Chaudhary Venkataraman Gill Bhattacharya Deshpande Kulkarni Reddy Sandhu Mehta Subramanian',
  ],
  [
    'Fatima Yusuf Khadija Omar Zainab Tariq Layla Hamza Nadia Bilal Mariam Walid',
    'Haddad Rahman Al-Sayed Khoury Mansour Siddiqui Qureshi Nasser Bakri Hijazi Awad Farouk',
  ],
  [
    'Chidinma Oluwaseun Kwame Abena Tendai Amadou Wanjiru Fikile Zodwa Tesfaye',
    'Adeyemi Nwosu Mensah Boateng Moyo Diallo Kamau Dlamini Gebremedhin Owusu',
  ],
  [
    'Svetlana Dmitri Oksana Bohdan Agnieszka Zbigniew Ludmila Vojtěch Zsófia Mircea',
    'Volkov Kovalenko Wiśniewska Dvořák Szabó Popescu Petrenko Zielinski Horvath Sokolova',
  ],
  [
    'Siobhán Padraig Gwyneth Rhodri Ailsa Fergus Maeve Declan Niamh Hamish',
    "O'Halloran MacLeish McGillicuddy Llewellyn O'Dowd Gallagher Drummond Fitzsimmons Penhaligon Cadwallader",
  ],
  [
    'Takumi Haruka Kenji Michiko Sakura Jiwon Minseok Eunji Hyunwoo Soyeon',
    'Nakagawa Fujimoto Hayashida Okafuji Uchida Park Kwon Choi Yoon Seo',
  ],
  [
    'Leilani Kealoha Sione Malia Tavita Aroha Wiremu Nalani',
    'Kahananui Tuilagi Kamaka Tupou Faleolo Parata Kealoha Fonoti',
  ],
  [
    'Jürgen Liesbeth Annika Matthias Solveig Torbjørn Aino Pekka Bram Femke',
    'Schönfeld Vanderlinden Bergström Haugen Virtanen Dijkstra Zimmerli Halvorsen Kuusisto Brandstetter',
  ],
  [
    'Giacomo Ludovica Thibault Mireille Eleni Stavros Anahit Vartan Nuno Benedita',
    'Castellani Beauchamp Papadakis Hovsepian Carvalho Moreau Economou Sarkisian Figueiredo Bellandi',
  ],
  [
    'Hope Grant Summer Chase Faith Rowan Autumn Dean Jade Carter',
    'Waters Stone Rivers Marsh Fields Banks Weaver Shepherd Winters Hunt',
  ],
];
const PEOPLE = PEOPLES.map(([given, surnames]) => [given.split(' '), surnames.split(' ')] as const);

/** Somebody of the held-out texts. */
export interface Someone {
  readonly given: string;
  readonly family: string;
}

/** Draws somebody; of a fifth, the given name and the surname are of different peoples. */
export function someone(d: Dice): Someone {
  const [given, own] = d.of(PEOPLE);
  const surnames = d.int(1, 5) === 1 ? d.of(PEOPLE)[1] : own;
  return { given: d.of(given), family: d.of(surnames) };
}

/** Ways to write a name, with the parts that must be gone. */
export type Spelling = (who: Someone, d: Dice) => readonly [text: string, ...parts: string[]];

const TITLES = 'Mr. Mrs. Ms. Dr. Miss Mr Mrs Ms Dr Prof. Rev. Sgt. Nurse Father Sister'.split(' ');
const INITIALS = 'ABCDEFGHJKLMNPRSTVW';

/** The names of the kinds are those of the generated ones. */
export const SPELLINGS: Readonly<Record<string, Spelling>> = {
  'given name and surname': ({ given, family }) => [`${given} ${family}`, given, family],
  'with a middle initial': ({ given, family }, d) => [
    `${given} ${d.text(INITIALS, 1)}${d.of(['.', ''])} ${family}`,
    given,
    family,
  ],
  'surname, given name': ({ given, family: spelled }, d) => {
    const family = d.of([spelled, spelled, spelled, spelled.toUpperCase()]);
    const text = d.of([
      `${family}, ${given}`,
      `${family}, ${given} ${d.text(INITIALS, 1)}.`,
      `${family},${given}`,
    ]);
    return [text, family, given];
  },
  'double surname': ({ given, family }, d) => {
    const other = someone(d).family;
    return [`${given} ${family}${d.of(['-', ' '])}${other}`, given, family, other];
  },
  'in capitals': ({ given, family }, d) => {
    const [first, last] = [given.toUpperCase(), family.toUpperCase()];
    return [d.of([`${first} ${last}`, `${last}, ${first}`]), first, last];
  },
  'in small letters': ({ given, family }) => {
    const [first, last] = [given.toLowerCase(), family.toLowerCase()];
    return [`${first} ${last}`, first, last];
  },
  'initial and surname': ({ given, family }, d) => [
    `${given[0]}. ${d.of(['', `${d.text(INITIALS, 1)}. `])}${family}`,
    family,
  ],
  'title and surname': ({ family }, d) => [`${d.of(TITLES)} ${family}`, family],
  'surname^given name': ({ given, family }, d) => {
    const [first, last] = d.of([
      [given, family],
      [given.toUpperCase(), family.toUpperCase()],
    ]);
    return [
      d.of([`${last}^${first}`, `${last}^${first}^${d.text(INITIALS, 1)}`, `${last}^${first}^^^`]),
      last as string,
      first as string,
    ];
  },
  'given name alone': ({ given }) => [given, given],
};

/** Letters for accounts, files and addresses: no accents, no signs. */
export const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll('ø', 'o')
    .replace(/[^A-Za-z]/g, '');

/** The same of somebody who is drawn as well. */
export const NAMES = Object.fromEntries(
  Object.entries(SPELLINGS).map(([name, spelling]) => [name, (d: Dice) => spelling(someone(d), d)]),
) satisfies Readonly<Record<string, Slot>>;
