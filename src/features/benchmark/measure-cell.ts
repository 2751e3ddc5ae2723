/** Has the engine measure one cell of a suite, and words the answer as result rows. */
import { median } from '#core/stats/quantile.ts';
import type { DrafterName } from '#core/trace/events.ts';
import type { DecodeSample, EngineCommands } from '#engine/protocol.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import { decodeFigures, rangeOf } from './decode-figures.ts';
import type { FamilyPrompts } from './heldout-prompts.ts';
import { kernelRows } from './kernel-rows.ts';
import type { DecodeRow, MeasuredDrafter, ResultRow, VerifyCostRow } from './result-rows.ts';
import type { Cell, DecodeCell, KernelsCell, TrainCell, VerifyCostCell } from './suites.ts';
import { trainOnEngine } from './train-on-engine.ts';
import { trainingRows } from './training-rows.ts';

/** The same in every suite, so that two runs of a suite decode the same texts. */
export const SEED = 20_261_123;

type Engine = Pick<EngineCommands, 'measure' | 'train'>;

async function verifyCost(engine: Engine, { role, rows, repeats }: VerifyCostCell): Promise<readonly VerifyCostRow[]> {
  const measured = await engine.measure({ kind: 'verifyCost', role, rows, repeats });
  if (measured.kind !== 'verifyCost') throw new Error(benchmarkStrings.progress.wrongAnswer);
  const { model, weights, costs, oneRowBestMs } = measured;
  const oneRow = costs.find((cost) => cost.rows === 1);
  return costs.map((cost) => ({
    kind: 'verifyCost', role, model, weights, repeats,
    rows: cost.rows,
    verifyMs: median(cost.verifyMs),
    verifyMsRange: rangeOf(cost.verifyMs),
    ratioToOneRow: oneRow ? median(cost.verifyMs) / median(oneRow.verifyMs) : Number.NaN,
    oneRowBestMs: median(oneRowBestMs),
    oneRowBestMsRange: rangeOf(oneRowBestMs),
  }));
}

/** DDTree is DFlash's tree. */
const engineName = (drafter: MeasuredDrafter): DrafterName => (drafter === 'ddtree' ? 'dflash' : drafter);

/** Whom the engine needs for these cells. */
export const draftersOf = (cells: readonly Cell[]): readonly DrafterName[] =>
  cells.flatMap((cell) => (cell.kind === 'decode' ? [engineName(cell.drafter)] : cell.kind === 'train' ? [cell.config.drafter] : []));

type RoundFigures = Pick<DecodeRow, 'roundRepeats' | 'draftMs' | 'draftMsRange' | 'verifyMs' | 'verifyMsRange' | 'drafterMegabytes'>;

async function roundCost(engine: Engine, { drafter, gamma, treeBudget, rule, temperature, roundRepeats }: DecodeCell): Promise<RoundFigures> {
  if (roundRepeats === 0) return {};
  const measured = await engine.measure({ kind: 'roundCost', drafter: engineName(drafter), gamma, treeBudget, rule, temperature, repeats: roundRepeats });
  if (measured.kind !== 'roundCost') throw new Error(benchmarkStrings.progress.wrongAnswer);
  const { draftMs, verifyMs, drafterBytes } = measured;
  return { roundRepeats, draftMs: median(draftMs), draftMsRange: rangeOf(draftMs), verifyMs: median(verifyMs), verifyMsRange: rangeOf(verifyMs), drafterMegabytes: drafterBytes / 1e6 };
}

async function decode(engine: Engine, cell: DecodeCell, families: readonly FamilyPrompts[]): Promise<readonly DecodeRow[]> {
  const { drafter, gamma, treeBudget, temperature, rule, maxTokens, repeats } = cell;
  const rows: DecodeRow[] = [];
  const all: DecodeSample[] = [];
  const row = (target: string, family: string, samples: readonly DecodeSample[]): DecodeRow => ({
    kind: 'decode', target, drafter, gamma, treeBudget, temperature, rule, family, ...decodeFigures(samples, gamma),
  });
  let name = '';
  for (const { family, prompts } of families) {
    const measured = await engine.measure({ kind: 'decode', prompts, drafter: engineName(drafter), gamma, treeBudget, rule, temperature, seed: SEED, maxTokens, repeats });
    if (measured.kind !== 'decode') throw new Error(benchmarkStrings.progress.wrongAnswer);
    name = measured.target;
    rows.push(row(name, family, measured.samples));
    all.push(...measured.samples);
  }
  return [...rows, { ...row(name, 'all', all), ...(await roundCost(engine, cell)) }];
}

async function kernels(engine: Engine, { model, weights, rows, repeats }: KernelsCell): Promise<readonly ResultRow[]> {
  const measured = await engine.measure({ kind: 'kernels', model, weights, rows, repeats });
  if (measured.kind !== 'kernels') throw new Error(benchmarkStrings.progress.wrongAnswer);
  return kernelRows({ model, weights, repeats }, measured.costs);
}

async function train(engine: Engine, { config }: TrainCell, onPart: (part: number) => void): Promise<readonly ResultRow[]> {
  return trainingRows(await trainOnEngine(engine, config, (step) => onPart(step / config.steps)));
}

/** `onPart`: which part of a long cell is measured. */
export function measureCell(engine: Engine, cell: Cell, prompts: (perFamily: number) => readonly FamilyPrompts[], onPart: (part: number) => void): Promise<readonly ResultRow[]> {
  switch (cell.kind) {
    case 'decode': return decode(engine, cell, prompts(cell.promptsPerFamily));
    case 'verifyCost': return verifyCost(engine, cell);
    case 'train': return train(engine, cell, onPart);
    case 'kernels': return kernels(engine, cell);
  }
}
