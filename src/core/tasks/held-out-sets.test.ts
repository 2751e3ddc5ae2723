import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { heldOutSets, type HeldOutSets } from './held-out-sets.ts';

const folder = new URL('../../../public/models/heldout/', import.meta.url);
const text = readFileSync(new URL('heldout.json', folder), 'utf8');
const sets = JSON.parse(text) as HeldOutSets;

describe('the held-out sets', () => {
  it('are the ones that were committed before the first training step', () => {
    const hash = createHash('sha256').update(text).digest('hex');
    expect(readFileSync(new URL('heldout.json.sha256', folder), 'utf8')).toBe(`${hash}  heldout.json\n`);
  });

  it('follow from their seed', () => {
    expect(heldOutSets()).toEqual(sets);
  }, 240_000);

  it('hold 500 problems a checkable family, the stories in thirds', () => {
    const { operands, wordings, open } = sets;
    const count = (family: string, steps?: number) => operands.filter((row) => row[0] === family && (steps === undefined || row[3] === steps)).length;
    expect(['story', 'equation', 'date', 'rewrite'].map((family) => count(family))).toEqual([500, 500, 500, 500]);
    expect([1, 2, 3].map((steps) => count('story', steps))).toEqual([167, 167, 166]);
    expect([wordings.length, open.length]).toEqual([500, 40]);
  });
});
