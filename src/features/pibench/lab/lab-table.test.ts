/** A line for each run with a value in every column; texts with commas and quotes are quoted, one that a spreadsheet would calculate is not calculated. */
import { expect, it } from 'vitest';
import { labCells } from '#core/pibench/lab/lab-plan.ts';
import { SIMULATED_PERSONAS, simulatedResult } from '#core/pibench/lab/simulated-results.ts';
import { csvOf, jsonLinesOf, labRows } from './lab-table.ts';

const results = labCells(SIMULATED_PERSONAS, { scope: { kind: 'all' }, agents: [{ kind: 'scripted', script: 'passive' }], memories: ['none'], seeds: [1], judge: 'rules' }).map((cell) => simulatedResult(cell));

it('one line each, as many fields as columns', () => {
  const lines = csvOf(labRows(results, { name: 'own', hash: 'h' })).trimEnd().split('\r\n');
  expect(lines).toHaveLength(6);
  expect(new Set(lines.map((line) => line.split(',').length)).size).toBe(1);
  expect(jsonLinesOf(labRows(results, { name: 'own', hash: 'h' })).trimEnd().split('\n').map((line) => (JSON.parse(line) as { persona: string }).persona)).toEqual(['field', 'stage', 'bikes', 'store', 'meals']);
});

it('quotes what must be, and disarms formulas', () => {
  expect(csvOf([{ a: 'x,"y"', b: '=1+1', c: null, d: -2 }])).toBe('a,b,c,d\r\n"x,""y""",\'=1+1,,-2\r\n');
  expect(csvOf([])).toBe('');
});
