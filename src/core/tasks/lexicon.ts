/** The words that the generators share. What stands here and in the templates is all that the target ever reads. */

export interface Person {
  readonly name: string;
  readonly he: string;
  readonly him: string;
}

const WOMEN = ['Mia', 'Ada', 'Lena', 'Nora', 'Ella', 'Ruth', 'Zoe', 'Ivy', 'Emma', 'Rosa', 'Anna', 'Lucy'];
const MEN = ['Tom', 'Ben', 'Max', 'Leo', 'Sam', 'Paul', 'Jack', 'Noah', 'Finn', 'Omar', 'Hugo', 'Ian'];

export const PEOPLE: readonly Person[] = [
  ...WOMEN.map((name) => ({ name, he: 'she', him: 'her' })),
  ...MEN.map((name) => ({ name, he: 'he', him: 'him' })),
];

export const THINGS = [
  'apples', 'pears', 'plums', 'cards', 'coins', 'books', 'shells', 'stones', 'pens', 'stamps',
  'beads', 'balls', 'eggs', 'nuts', 'cakes', 'roses', 'keys', 'tickets', 'cups', 'flowers',
] as const;

export const CONTAINERS = ['boxes', 'bags', 'baskets', 'jars', 'crates'] as const;
export const PLACES = ['garden', 'shop', 'school', 'market', 'park', 'kitchen', 'forest', 'harbor'] as const;

export const ANIMALS = ['fox', 'owl', 'bear', 'mouse', 'hare', 'wolf', 'duck', 'cat', 'frog', 'crow'] as const;
export const TREASURES = ['river', 'lamp', 'boat', 'tree', 'key', 'song', 'star', 'drum', 'kite', 'stone'] as const;

export const article = (word: string): string => (/^[aeiou]/.test(word) ? 'an' : 'a');
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Fills `{slots}`; a slot written with a capital gives the same word with one. */
export function fill(template: string, slots: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const exact = slots[name];
    if (exact !== undefined) return `${exact}`;
    const small = slots[name.charAt(0).toLowerCase() + name.slice(1)];
    if (small === undefined) throw new Error(`no word for {${name}} in "${template}"`);
    return capital(`${small}`);
  });
}
