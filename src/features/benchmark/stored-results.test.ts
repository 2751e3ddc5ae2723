/**
 * The results that lie in bench-results: whole, of the shipped weights, and consistent. A row for `all` families must follow from
 * the families' own rows where it can be recomputed, and the README must show what the files say.
 */
import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ACCEPT_RULES, DRAFTERS } from '#core/trace/run-config.ts';
import { KERNEL_OPS } from '#engine/protocol.ts';
import { isTimed, type BenchmarkFile, type DecodeRow } from './result-rows.ts';

const FOLDER = 'bench-results';
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const range = v.pipe(v.tuple([positive, positive]), v.check(([least, most]) => least <= most));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const decodeRow = v.strictObject({
  kind: v.literal('decode'), target: v.string(), drafter: v.picklist([...DRAFTERS, 'ddtree']), gamma: v.pipe(v.number(), v.integer(), v.minValue(0)),
  treeBudget: v.pipe(v.number(), v.integer(), v.minValue(0)), temperature: v.pipe(v.number(), v.minValue(0)), rule: v.picklist(ACCEPT_RULES), family: v.string(), prompts: count, repeats: count, tokens: count,
  plainTokensPerSecond: positive, plainTokensPerSecondRange: range, tokensPerSecond: positive, tokensPerSecondRange: range, speedup: positive, speedupRange: range,
  acceptanceLength: v.pipe(v.number(), v.minValue(1)), draftAcceptanceRate: share, acceptanceByPosition: v.array(share),
  submitsPerRound: positive, readbacksPerRound: positive, identical: v.nullable(v.boolean()),
  roundRepeats: v.exactOptional(count), draftMs: v.exactOptional(positive), draftMsRange: v.exactOptional(range), verifyMs: v.exactOptional(positive), verifyMsRange: v.exactOptional(range),
  drafterMegabytes: v.exactOptional(v.pipe(v.number(), v.finite(), v.minValue(0))),
});
const verifyCostRow = v.strictObject({
  kind: v.literal('verifyCost'), role: v.picklist(['target', 'draft']), model: v.string(), weights: v.string(), rows: count, repeats: count,
  verifyMs: positive, verifyMsRange: range, ratioToOneRow: positive, oneRowBestMs: positive, oneRowBestMsRange: range,
});
const pageRow = v.strictObject({ kind: v.literal('page'), repeats: count, firstMoveMs: positive, firstMoveMsRange: range });
const trainStepRow = v.strictObject({
  kind: v.literal('trainStep'), method: v.string(), engine: v.string(), scope: v.picklist(['training', 'forward and backward']), repeats: count,
  stepsPerSecond: positive, stepsPerSecondRange: range, tokensPerSecond: positive, tokensPerSecondRange: range,
  ratio: v.exactOptional(positive), ratioRange: v.exactOptional(range), lossDifference: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e-3))), gradientDifference: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e-3))),
});
const claimRow = v.strictObject({
  kind: v.literal('claim'), id: v.string(), title: v.string(), paper: v.nullable(v.string()), measured: v.pipe(v.number(), v.finite()), interval: v.nullable(range),
  rule: v.string(), holds: v.boolean(), seeds: v.pipe(v.array(v.number()), v.minLength(1)), scale: v.string(), recorded: v.boolean(),
});
const kernelRow = v.strictObject({
  kind: v.literal('kernel'), model: v.picklist(['target', 'smollm2-135m']), weights: v.picklist(['f32', 'q4', 'q8']), op: v.picklist(KERNEL_OPS), shape: v.string(), rows: count, repeats: count,
  ms: positive, msRange: range, gflops: v.pipe(v.number(), v.finite(), v.minValue(0)), gigabytesPerSecond: positive, shareOfRoofline: positive, peakGflops: positive, peakGigabytesPerSecond: positive,
});
const fileSchema = v.strictObject({
  schema: v.literal(1), suite: v.string(), date: v.pipe(v.string(), v.isoTimestamp()), commit: v.pipe(v.string(), v.regex(/^[0-9a-f]{7,40}$/)),
  command: v.pipe(v.string(), v.startsWith('npm run bench -- --suite ')), seed: v.pipe(v.number(), v.integer()),
  models: v.strictObject({ target: hash, draft: hash, dflash: v.exactOptional(hash), eagle3: v.exactOptional(hash) }),
  browser: v.string(), cores: v.exactOptional(count), adapter: v.strictObject({ vendor: v.string(), architecture: v.string(), description: v.string(), features: v.array(v.string()) }),
  cells: v.array(v.string()), results: v.array(v.variant('kind', [decodeRow, verifyCostRow, pageRow, trainStepRow, claimRow, kernelRow])),
});

const read = (name: string): BenchmarkFile => v.parse(fileSchema, JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')));
const cellOf = ({ drafter, gamma, treeBudget = 0, temperature, rule }: DecodeRow): string =>
  `decode/${drafter}/gamma${gamma}${treeBudget > 0 ? `/tree${treeBudget}` : ''}/T${temperature}/${rule}`;
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

  it('is of the weights that ship', () => {
    for (const [role, sha256] of Object.entries(file.models)) {
      expect(readFileSync(`public/models/${role}/README.md`, 'utf8')).toContain(`${sha256}  model.safetensors`);
    }
  });

  it('has rows for the cells that it names, and no others', () => {
    const cells = file.results.flatMap((row) => (row.kind === 'decode' ? [cellOf(row)] : row.kind === 'verifyCost' ? [`verifyCost/${row.role}`] : row.kind === 'trainStep' && row.scope === 'training' ? [`train/${row.method}`] : []));
    expect([...new Set(cells)].sort()).toEqual([...file.cells].sort());
  });

  it('compares passes with the one-row pass beside them', () => {
    for (const row of file.results) {
      if (row.kind !== 'verifyCost') continue;
      const one = file.results.find((other) => other.kind === 'verifyCost' && other.role === row.role && other.rows === 1);
      expect(one?.kind === 'verifyCost' && row.verifyMs / one.verifyMs).toBeCloseTo(row.ratioToOneRow, 12);
    }
  });

  it('keeps every median within its range', () => {
    for (const row of decode) {
      const timed = isTimed(row) ? [[row.draftMs, row.draftMsRange], [row.verifyMs, row.verifyMsRange]] as const : [];
      for (const [value, [least, most]] of [[row.speedup, row.speedupRange], [row.tokensPerSecond, row.tokensPerSecondRange], [row.plainTokensPerSecond, row.plainTokensPerSecondRange], ...timed] as const) {
        expect(value).toBeGreaterThanOrEqual(least);
        expect(value).toBeLessThanOrEqual(most);
      }
    }
  });

  it('times a round whole: all of its figures or none, and for all families together', () => {
    for (const row of decode) {
      const { roundRepeats, draftMs, draftMsRange, verifyMs, verifyMsRange, drafterMegabytes } = row;
      const there = [roundRepeats, draftMs, draftMsRange, verifyMs, verifyMsRange, drafterMegabytes].filter((value) => value !== undefined);
      expect([0, row.family === 'all' ? 6 : 0]).toContain(there.length);
    }
  });

  it('names the weights of every drafter that it measures', () => {
    const models = new Set(decode.map(({ drafter }) => (drafter === 'ddtree' ? 'dflash' : drafter)).filter((drafter) => drafter === 'dflash' || drafter === 'eagle3'));
    expect(Object.keys(file.models)).toEqual(expect.arrayContaining([...models]));
  });

  it.each(decode.filter(({ family }) => family === 'all').map((all) => [cellOf(all), all] as const))('%s: the row for all follows from its families', (cell, all) => {
    const families = decode.filter((row) => row.family !== 'all' && cellOf(row) === cell);
    const counts = families.map(countsOf);
    const rounds = sum(counts.map((one) => one.rounds));
    const accepted = sum(counts.map((one) => one.accepted));
    expect(families.length).toBeGreaterThan(1);
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
