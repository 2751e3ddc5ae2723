/** A step of the shipped models costs what pytorch/ledger.py says, for all four kinds of states. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stepFlops, type StepStates } from '#core/training/flop-ledger.ts';
import { parameterCount, parseConfig } from '#engine/model/config.ts';
import { parseDFlashConfig } from '#engine/model/dflash-config.ts';
import { dflashSize } from './dflash-student.ts';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const { step: { prompt, context, blocks }, spent } = json('pytorch/ledger.json') as { step: Record<'prompt' | 'context' | 'blocks', number>; spent: Readonly<Record<string, unknown>> };
const drafter = parseDFlashConfig(json('public/models/dflash/config.json'));
const target = parameterCount(parseConfig(json('public/models/target/config.json')));

it.each([['random', 'random'], ['onPolicy', 'rounds'], ['randomResponse', 'moved'], ['randomAll', 'everywhere']] as const satisfies readonly (readonly [string, StepStates])[])('%s', (there, here) => {
  expect(stepFlops(dflashSize(drafter), target, drafter.block, here, { prompt, context, drafted: blocks, taught: blocks })).toEqual(spent[there]);
});
