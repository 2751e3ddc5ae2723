/** Columns fill the width in order, wider with their weight, never too narrow to hit; a bar holds all of its intents; arcs start and end at bars. */
import { expect, it } from 'vitest';
import { simulatedPersona } from '#core/pibench/simulated-pibench-persona.ts';
import { simulatedPibenchRun as run } from '#core/pibench/simulated-pibench-run.ts';
import { timelineAt } from '#core/pibench/view/timeline-at.ts';
import { arcPath, layOut, MARGIN, widthOf } from './timeline-layout.ts';

const timeline = timelineAt(run, simulatedPersona, run.events.length);

it('fills the width, in order, by weight', () => {
  const placed = layOut(timeline, 230);
  expect(placed[0]!.x).toBe(MARGIN);
  for (const [i, { x, width }] of placed.entries()) expect(x + width).toBeCloseTo(placed[i + 1]?.x ?? 230);
  expect(placed[1]!.width).toBeGreaterThan(placed[0]!.width);
  expect(placed[2]!.width).toBeCloseTo(placed[0]!.width);
});
it('does not draw a few sessions out over a wide page', () => {
  const last = layOut(timeline, 2000).at(-1)!;
  expect(last.x + last.width).toBeLessThan(500);
});
it('stacks all of a column into its bar', () => {
  for (const { bar, parts } of layOut(timeline, 900)) {
    expect(parts.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(bar.height);
    expect(parts.at(-1)!.y).toBeCloseTo(bar.y);
  }
});
it('leaves room to hit each column where there is little, and draws no column where there is none', () => {
  expect(widthOf(timeline, 100)).toBeGreaterThan(100);
  for (const { width } of layOut(timeline, widthOf(timeline, 0))) expect(width).toBeGreaterThanOrEqual(24);
  expect(layOut({ columns: [], arcs: [] }, 300)).toEqual([]);
});
it('draws an arc from a seed down to its dependent', () => {
  const placed = layOut(timeline, 900);
  const [x1, y1, x2, y2] = /^M(\S+) (\S+)C.* (\S+) (\S+)$/.exec(arcPath(timeline.arcs[0]!, placed))!.slice(1).map(Number) as [number, number, number, number];
  expect(x2).toBeGreaterThan(x1);
  expect(y2).toBeGreaterThan(y1);
});
