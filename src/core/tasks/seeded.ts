/**
 * A small stream of seeded numbers for the generators: splitmix32 over a key, so that item n of seed s can be made
 * without making the n - 1 items before it.
 *
 *   state += 0x9e3779b9;  output = mix(state)          (G. Steele et al., 2014; 32-bit constants by Chris Wellons)
 */

/** Spreads 32 bits so that every input bit reaches every output bit. */
export function mix32(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/** A 32-bit hash of a text, the same on every machine (FNV-1a over UTF-16 units, then mixed). */
export function hashText(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ mix32(seed);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix32(hash);
}

export class Seeded {
  #state: number;

  constructor(seed: number, index = 0) {
    this.#state = mix32(mix32(seed) ^ Math.imul(index + 1, 0x9e3779b9));
  }

  /** Uniform in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    return mix32(this.#state) / 0x1_0000_0000;
  }

  /** A whole number from low to high, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** Like pick, but the front of the list is likelier: of ten, the first comes about three times in ten. */
  favour<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() ** 2 * list.length)]!;
  }

  /** `count` different members, in random order. */
  some<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    return Array.from({ length: count }, () => rest.splice(Math.floor(this.next() * rest.length), 1)[0]!);
  }

  /** Picks by weight: `{ a: 3, b: 1 }` gives a three times in four. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) if ((left -= weight) < 0) return key;
    return entries.at(-1)![0];
  }
}
