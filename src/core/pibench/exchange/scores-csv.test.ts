/** The table: one line per session and run, as many cells in each, the measures of runScore, and nothing that a spreadsheet runs. */
import { describe, expect, it } from 'vitest';
import { runScore } from '../score/run-score.ts';
import { scoresCsv } from './scores-csv.ts';
import { keeper, keeperRun } from './synthetic-run.ts';

/** RFC 4180, read back. */
function cells(text: string): string[][] {
  return text.split('\r\n').slice(0, -1).map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare!));
}

describe('scores as CSV', () => {
  it('has a line per session and per run', async () => {
    const runs = [await keeperRun('oracle'), await keeperRun('passive')];
    const table = cells(scoresCsv(runs.map((run) => ({ run, persona: keeper }))));
    const [head, ...rows] = table;
    expect(rows.map(([kind]) => kind)).toEqual([...Array<string>(4).fill('session'), 'run', ...Array<string>(4).fill('session'), 'run']);
    expect(new Set(table.map((row) => row.length))).toEqual(new Set([head!.length]));
    const at = (row: number, name: string): string => rows[row]![head!.indexOf(name)]!;
    for (const [i, run] of runs.entries()) {
      const score = runScore(keeper, run.events, 30);
      const row = i * 5 + 4;
      expect([at(row, 'proc'), at(row, 'comp'), at(row, 'missed'), at(row, 'user words'), at(row, 'tool calls')].map(Number)).toEqual([score.score!.proc, score.score!.comp, score.missed, score.userWords, score.toolCalls]);
    }
    expect([at(2, 'task'), at(2, 'role'), at(2, 'weight'), at(2, 'closed'), at(0, 'weight'), at(0, 'comp'), at(0, 'question precision')]).toEqual(['three', 'dependent', '3', 'resolved', '', '', '']);
  });
  it('disarms what a spreadsheet would run, and keeps quotes and commas in their cell', async () => {
    const run = await keeperRun('oracle');
    const text = scoresCsv([{ run: { ...run, header: { ...run.header, dataset: { ...run.header.dataset, name: '=HYPERLINK("x","y")' }, agent: { kind: 'endpoint', host: 'h', model: '@sum, "q"' } } }, persona: keeper }]);
    expect(text).toContain(`"'=HYPERLINK(""x"",""y"")"`);
    expect(cells(text)[1]!.slice(1, 7)).toEqual([`'=HYPERLINK("x","y")`, 'own', 'ab'.repeat(32), 'keeper', `'@sum, "q"`, 'endpoint']);
  });
  it('no runs: the heads alone', () => expect(cells(scoresCsv([]))).toHaveLength(1));
});
