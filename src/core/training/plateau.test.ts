/** The slope of tau that docs/experiments/draft-opd-longer.md states follows from the logged points, by other means than pytorch/plateau.py's: weights of the points, and a table's quantile. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const LOG = 'bench-results/sft-third-leg.jsonl';
/** Student's 97.5 % quantile for 10 degrees of freedom, as tables have it. */
const STUDENT = 2.228;

it('the third leg of SFT rose as its document says', () => {
  const rows = readFileSync(LOG, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { readonly step: number; readonly tau: number });
  const points = rows.filter(({ step }) => step > 0.7 * rows.at(-1)!.step).map(({ step, tau }) => ({ x: step / 1000, y: tau }));
  const [first, last] = [points[0]!.x, points.at(-1)!.x];
  const middle = (first + last) / 2;
  const spread = points.reduce((sum, { x }) => sum + (x - middle) ** 2, 0);
  const slope = points.reduce((sum, { x, y }) => sum + ((x - middle) / spread) * y, 0);
  const level = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const variance = points.reduce((sum, { x, y }) => sum + (y - level - slope * (x - middle)) ** 2, 0) / (points.length - 2) / spread;
  const half = STUDENT * Math.sqrt(variance);
  const said = readFileSync('docs/experiments/draft-opd-longer.md', 'utf8').replaceAll(/\s+/g, ' ');
  expect(said).toContain(`τ rose by ${slope.toFixed(3)} per 1,000 steps (${(slope - half).toFixed(3)} .. ${(slope + half).toFixed(3)}, ${points.length} points;`);
  expect(said).toContain(`python pytorch/plateau.py ${LOG}`);
  expect(points).toHaveLength(12);
});
