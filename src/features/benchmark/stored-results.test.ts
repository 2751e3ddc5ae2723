/**
 * The results that lie in bench-results: whole, of the shipped weights or of a published model by its own, and consistent. A row for `all`
 * families must follow from the families' own rows where it can be recomputed, and the README must show what the files say.
 */
import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { PUBLISHED_MODELS, publishedModel } from './published-models.ts';
import type { BenchmarkFile, DecodeRow, ResultRow } from './result-rows.ts';
import { storedSchema } from './stored-schema.ts';

const FOLDER = 'bench-results';

const read = (name: string): BenchmarkFile => v.parse(storedSchema, JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')));
const cellOf = ({ drafter, gamma, treeBudget = 0, temperature, rule }: DecodeRow): string =>
  `decode/${drafter}/gamma${gamma}${treeBudget > 0 ? `/tree${treeBudget}` : ''}/T${temperature}/${rule}`;
/** Of suites that write no texts of families, which only the command line knows, and of no model at all. */
const ONE_TEXT_SUITES = ['real-model'];
const WITHOUT_MODEL = ['hostile-files', 'pibench', 'reasoning'];

/** The cell that a row was measured in; null: beside the cells, as what goes with all of them. */
function cellOfRow(suite: string, row: ResultRow): string | null {
  switch (row.kind) {
    case 'decode': return suite === 'real-model' ? `${row.drafter}/${row.gamma}` : cellOf(row);
    case 'verifyCost': return suite === 'peers' ? null : `verifyCost/${row.role}`;
    case 'trainStep': return row.scope === 'training' ? `train/${row.method}` : null;
    case 'peer': return row.engine === 'slipstream' ? null : `decode/${row.engine}`;
    case 'kernel': return `kernels/${row.model}/${row.weights}`;
    case 'claim': return suite === 'hostile-files' ? row.id : null;
    case 'agentRun': return row.persona === 'all' ? null : `${row.agent}/${row.memory}/${row.persona}`;
    case 'pibenchSpeed': return 'speed';
    case 'sameLog': return 'same-log';
    case 'page': return row.route === 'pibench' ? 'first-move' : null;
    case 'memory': return null;
  }
}

/** A figure of which the file has the median, with the ends that it must lie between. */
const rangesOf = (row: ResultRow): readonly string[] => Object.keys(row).filter((key) => key.endsWith('Range'));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;

interface Counts {
  readonly rounds: number;
  readonly accepted: number;
  readonly drafted: number | null;
  readonly acceptedAt: readonly number[];
  readonly submits: number;
  readonly readbacks: number;
}

/**
 * The whole numbers behind a row's rates. Each round gives one token more than it accepted, but for a text's last one, which may
 * end at an accepted stop token: so tokens / τ is the number of rounds, or less by at most one round a prompt.
 */
function countsOf(row: DecodeRow): Counts {
  const least = Math.ceil(row.tokens / row.acceptanceLength - 1e-6);
  const most = (row.tokens + row.prompts) / row.acceptanceLength + 1e-6;
  for (let rounds = least; rounds <= most; rounds += 1) {
    const accepted = rounds * (row.acceptanceLength - 1);
    const parts = [accepted, ...row.acceptanceByPosition.map((rate) => rate * rounds), rounds * row.submitsPerRound, rounds * row.readbacksPerRound];
    if (!parts.every(isWhole)) continue;
    const [whole, ...others] = parts.map((part) => Math.round(part));
    const [submits, readbacks] = others.slice(-2);
    return { rounds, accepted: whole!, drafted: row.draftAcceptanceRate > 0 ? whole! / row.draftAcceptanceRate : null, acceptedAt: others.slice(0, -2), submits: submits!, readbacks: readbacks! };
  }
  throw new Error(`No number of rounds explains ${cellOf(row)}, ${row.family}.`);
}

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith('.json')))('%s', (name) => {
  const file = read(name);
  const decode = file.results.filter((row) => row.kind === 'decode');

  it('is of the weights that ship, or of those of the published model that its rows name', () => {
    const published = publishedModel(file);
    if (WITHOUT_MODEL.includes(file.suite)) expect(file.models).toEqual({ target: '' });
    else if (published !== null) expect(file.models).toEqual({ target: PUBLISHED_MODELS[published] });
    else {
      for (const [role, sha256] of Object.entries(file.models)) {
        expect(readFileSync(`public/models/${role}/README.md`, 'utf8')).toContain(`${sha256}  model.safetensors`);
      }
    }
  });

  it('tells of one suite, by the command that measures it', () => {
    expect(name).toMatch(new RegExp(`^${file.suite}(-.+)?\\.json$`));
    expect(file.command).toMatch(new RegExp(`^npm run bench -- --suite ${file.suite}( |$)`));
  });

  it('has rows for the cells that it names, and no others', () => {
    const cells = file.results.flatMap((row) => cellOfRow(file.suite, row) ?? []);
    expect([...new Set(cells)].sort()).toEqual([...file.cells].sort());
  });

  it('compares passes with the one-row pass beside them', () => {
    for (const row of file.results) {
      if (row.kind !== 'verifyCost') continue;
      const one = file.results.find((other) => other.kind === 'verifyCost' && other.role === row.role && other.rows === 1);
      if (one?.kind !== 'verifyCost') throw new Error('There is no pass of one row beside it.');
      // engines take long turns, so that there the ratio is one of each turn, and its median is no ratio of medians
      const [least, most] = file.suite === 'peers' ? [row.verifyMsRange[0] / one.verifyMsRange[1], row.verifyMsRange[1] / one.verifyMsRange[0]] : [row.verifyMs / one.verifyMs, row.verifyMs / one.verifyMs];
      expect(row.ratioToOneRow).toBeGreaterThanOrEqual(least * (1 - 1e-12));
      expect(row.ratioToOneRow).toBeLessThanOrEqual(most * (1 + 1e-12));
    }
  });

  it('keeps every median within its range', () => {
    for (const row of file.results) {
      const numbers = row as unknown as Readonly<Record<string, number | readonly [number, number]>>;
      for (const key of rangesOf(row)) {
        const [least, most] = numbers[key] as readonly [number, number];
        const value = numbers[key.slice(0, -'Range'.length)] as number;
        expect(value, key).toBeGreaterThanOrEqual(least);
        expect(value, key).toBeLessThanOrEqual(most);
      }
    }
  });

  it('says of a claim whether it holds as the row that it is about has it', () => {
    for (const row of file.results) {
      const claim = (id: string) => file.results.find((other) => other.kind === 'claim' && other.id === id);
      if (row.kind === 'memory') {
        expect(row.peakRatio).toBe(row.peakBytes / (row.weightsBytes + row.cacheBytes));
        expect(claim('memory')).toMatchObject({ measured: row.peakRatio });
      }
      if (row.kind !== 'peer' || row.engine === 'slipstream' || row.backend !== 'webgpu') continue;
      expect(claim(`prefill-${row.engine}`)).toMatchObject({ measured: row.prefillRatio, interval: row.prefillRatioRange });
      expect(claim(`decode-${row.engine}`)).toMatchObject({ measured: row.decodeRatio, interval: row.decodeRatioRange });
    }
  });

  it('times a round whole: all of its figures or none, and for all families together', () => {
    for (const row of decode) {
      const { roundRepeats, draftMs, draftMsRange, verifyMs, verifyMsRange, drafterMegabytes } = row;
      const there = [roundRepeats, draftMs, draftMsRange, verifyMs, verifyMsRange, drafterMegabytes].filter((value) => value !== undefined);
      expect([0, row.family === 'all' ? 6 : 0]).toContain(there.length);
    }
  });

  it('has every family of a cell beside the row for all of them', () => {
    for (const all of decode.filter(({ family }) => family === 'all')) {
      const families = decode.filter((row) => row.family !== 'all' && cellOf(row) === cellOf(all));
      if (ONE_TEXT_SUITES.includes(file.suite)) expect([families, countsOf(all).rounds > 0]).toEqual([[], true]);
      else expect(families.length).toBeGreaterThan(1);
    }
  });

  it('names the weights of every drafter that it measures', () => {
    const models = new Set(decode.map(({ drafter }) => (drafter === 'ddtree' ? 'dflash' : drafter)).filter((drafter) => drafter === 'dflash' || drafter === 'eagle3'));
    expect(Object.keys(file.models)).toEqual(expect.arrayContaining([...models]));
  });

  it.each(decode.filter(({ family }) => family === 'all' && !ONE_TEXT_SUITES.includes(file.suite)).map((all) => [cellOf(all), all] as const))('%s: the row for all follows from its families', (cell, all) => {
    const families = decode.filter((row) => row.family !== 'all' && cellOf(row) === cell);
    const counts = families.map(countsOf);
    const rounds = sum(counts.map((one) => one.rounds));
    const accepted = sum(counts.map((one) => one.accepted));
    expect(all.tokens).toBe(sum(families.map(({ tokens }) => tokens)));
    expect(all.prompts).toBe(sum(families.map(({ prompts }) => prompts)));
    expect(all.acceptanceLength).toBeCloseTo(1 + accepted / rounds, 9);
    all.acceptanceByPosition.forEach((rate, slot) => expect(rate).toBeCloseTo(sum(counts.map(({ acceptedAt }) => acceptedAt[slot]!)) / rounds, 9));
    expect(all.submitsPerRound).toBeCloseTo(sum(counts.map(({ submits }) => submits)) / rounds, 9);
    expect(all.readbacksPerRound).toBeCloseTo(sum(counts.map(({ readbacks }) => readbacks)) / rounds, 9);
    const drafted = counts.map((one) => one.drafted);
    if (drafted.every((one) => one !== null)) expect(all.draftAcceptanceRate).toBeCloseTo(accepted / sum(drafted), 9);
    const identical = families.map((row) => row.identical);
    expect(all.identical).toBe(identical.includes(null) ? null : identical.every(Boolean));
  });
});

describe('the README', () => {
  const readme = readFileSync('README.md', 'utf8');
  const speculation = read('speculation.json');
  const all = speculation.results.filter((row) => row.kind === 'decode' && row.family === 'all') as readonly DecodeRow[];

  it('shows the values of speculation.json in its table', () => {
    const shown = readme.split('\n').filter((line) => /^\| (draft model|prompt lookup) /.test(line));
    expect(shown.length).toBeGreaterThan(3);
    for (const line of shown) {
      const [, drafter, tree, gamma] = /^\| ([a-z ]+?)(?:, tree of (\d+))? \| (\d+) \|/.exec(line) ?? [];
      const row = all.find((one) => one.drafter === drafter?.replace(' ', '-') && (one.treeBudget ?? 0) === Number(tree ?? 0) && one.gamma === Number(gamma) && one.temperature === 0);
      expect(row, line).toBeDefined();
      const [least, most] = row!.speedupRange.map((value) => value.toFixed(2));
      expect(line).toBe(`| ${drafter}${tree ? `, tree of ${tree}` : ''} | ${gamma} | ${row!.acceptanceLength.toFixed(2)} | ${row!.speedup.toFixed(2)}× (${least}-${most}) | ${row!.identical ? 'yes' : 'no'} |`);
    }
  });

  it('says what a pass costs as speculation.json has it', () => {
    const target = speculation.results.filter((row) => row.kind === 'verifyCost').filter(({ role }) => role === 'target');
    const [one, four] = [target.find(({ rows }) => rows === 1)!, target.find(({ rows }) => rows === 4)!];
    expect(readme).toMatch(new RegExp(`four rows costs ${four.ratioToOneRow.toFixed(2)} times one row, and one row ${(one.verifyMs / one.oneRowBestMs).toFixed(2)} times`));
  });

  it('shows the values of drafters.json in its table', () => {
    const rows = read('drafters.json').results.filter((row) => row.kind === 'decode' && row.family === 'all') as readonly DecodeRow[];
    const drafters = { DFlash: 'dflash', 'DFlash, DDTree': 'ddtree', 'EAGLE-3': 'eagle3', 'EAGLE-3, tree': 'eagle3', 'Draft model': 'draft-model', 'Draft model, tree': 'draft-model', 'Prompt lookup': 'prompt-lookup' } as const;
    const shown = readme.split('\n').flatMap((line) => {
      const [, name, gamma, tree, figures] = /^\| ([A-Z][\w, -]+?) \| (\d+)(?:, (\d+))? \| ([\d.]+ \| [\d.]+ \([\d.]+-[\d.]+\)) \|/.exec(line) ?? [];
      return name ? [{ drafter: drafters[name as keyof typeof drafters], gamma: Number(gamma), treeBudget: Number(tree ?? 0), figures }] : [];
    });
    expect(shown).toHaveLength(rows.length);
    for (const { drafter, gamma, treeBudget, figures } of shown) {
      const row = rows.find((one) => one.drafter === drafter && one.gamma === gamma && (one.treeBudget ?? 0) === treeBudget);
      const [least, most] = row!.speedupRange.map((value) => value.toFixed(2));
      expect(figures).toBe(`${row!.acceptanceLength.toFixed(2)} | ${row!.speedup.toFixed(2)} (${least}-${most})`);
    }
    expect(rows.every(({ identical }) => identical)).toBe(true);
  });

  it('counts the tokens of lossless.json', () => {
    const rows = read('lossless.json').results.filter((row) => row.kind === 'decode').filter(({ family }) => family === 'all');
    for (const [drafter, trees] of [['draft-model', false], ['prompt-lookup', false], ['draft-model', true], ['eagle3', false], ['eagle3', true], ['dflash', false], ['ddtree', true]] as const) {
      const tokens = sum(rows.filter((row) => row.drafter === drafter && (row.treeBudget ?? 0) > 0 === trees).map((row) => row.tokens));
      expect(readme).toContain(`wrote ${tokens.toLocaleString('en')} tokens`);
    }
    expect(rows.every(({ identical }) => identical === true)).toBe(true);
  });
});
