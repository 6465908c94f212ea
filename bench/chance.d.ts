declare module 'chance' {
  /** Only what the held-out names need: the lists themselves. */
  export default class Chance {
    get(list: 'firstNames'): Record<'male' | 'female', Record<string, string[]>>;
    get(list: 'lastNames'): Record<string, string[]>;
  }
}
