/** Runs that only the gallery shows; those that tests know too are core's (simulated-runs.ts). */
import { byEveryOther } from '#core/trace/compare-runs.ts';
import { decodeTrace, encodeTrace } from '#core/trace/codec.ts';
import { EventLog } from '#core/trace/event-log.ts';
import { withSimulatedAttention } from '#core/trace/simulated-attention.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { ratioRun } from '#core/trace/simulated-runs.ts';
import { strings } from '../strings.ts';
import type { RecordedRun } from '../session/recorded-runs.ts';

/** A drafter that often errs. */
const POOR = 0.8;

/** Warm enough for a coin to save what the drafter was too keen on. */
export const keenRun = simulateRun({ config: { rule: 'R1', temperature: 1.5, seed: 5 }, blur: 0.6 });
export const pointMassRun = simulateRun({ config: { rule: 'R2' }, blur: POOR });
export const drawRun = simulateRun({ config: { rule: 'R3' }, blur: POOR });
export const coupledRun = simulateRun({ config: { rule: 'R4' }, blur: POOR });
export const plainRun = simulateRun({ config: { rule: 'R4', drafter: 'none' }, comparison: false });
export const lookupRun = simulateRun({ config: { rule: 'R4', drafter: 'prompt-lookup' } });
/** Every draft is kept, the stop token too: it ends the run in the middle of a round. */
export const surestRun = simulateRun({ config: { temperature: 0, gamma: 5 }, blur: 0 });
export const shortRun = simulateRun({ config: { maxTokens: 17 } });
export const uncomparedRun = simulateRun({ config: { seed: 7 }, blur: 0.5, comparison: false });
/** The coupled run by every other drafter, as well as a simulation tells them apart: by how often they err. */
export const everyDrafter = byEveryOther(coupledRun.header.config).map((config, i) => ({ log: simulateRun({ config, blur: [0.25, 0.5, 0.7, 0][i]! }), name: strings.controls.drafters[config.drafter] }));
/** One of them as if a device had just made it. */
export const liveLane = { ...everyDrafter[0]!, log: new EventLog({ ...everyDrafter[0]!.log.header, simulated: false, recordedAt: null, adapter: 'a device' }, everyDrafter[0]!.log.events) };
/** One of them that wrote something else, as a device with faulty kernels might. */
export const otherText = { ...everyDrafter[1]!, log: simulateRun({ config: everyDrafter[1]!.log.header.config, script: '#1 86+47=133\n#2 #1:133/7=19\n<answer>So it is 19.<eos>', blur: 0.5 }) };
/** Its text differs from the coupled run's: another temperature, another seed. */
export const warmRun = simulateRun({ config: { rule: 'R4', temperature: 1.6, seed: 12 }, blur: 0.3 });

export const longRun = simulateRun({
  config: { gamma: 3, maxTokens: 512 }, blur: 0.7, script: `${'#1 86+47=133\n#2 #1:133/7=19\ncheck #3 #2:19*7=133\n'.repeat(16)}<answer>So it is 19.<eos>`,
});

export const treeDrawRun = simulateRun({ config: { rule: 'R4', treeBudget: 12, temperature: 2 }, blur: 0.6 });
export const treeCoinRun = simulateRun({ config: { rule: 'R2', treeBudget: 12, temperature: 2 }, blur: 0.6 });
export const treeGreedyRun = simulateRun({ config: { rule: 'R4', treeBudget: 12, temperature: 0 }, blur: POOR });
export const widestTreeRun = simulateRun({ config: { rule: 'R4', treeBudget: 31, gamma: 7 }, blur: POOR });

export const timedTreeRun = simulateRun({ config: { rule: 'R4', treeBudget: 12, gamma: 4 }, blur: 0.5, comparison: true, passCosts: true });

export const unwatchedRun = simulateRun({ config: { drafter: 'dflash', rule: 'R4', gamma: 7 }, blur: 0.5 });
export const watchedRun = withSimulatedAttention(unwatchedRun);
export const watchedLayersRun = withSimulatedAttention(unwatchedRun, 3);
export const watchedTreeRun = withSimulatedAttention(simulateRun({ config: { drafter: 'dflash', rule: 'R4', treeBudget: 12 }, blur: 0.5 }));

/** Prompt lookup that found nothing to copy. */
export const fellBackRun = new EventLog(lookupRun.header, plainRun.events);

/** The same drafts, but the text of the two decodings differs: what never should be. */
export const differentRun = new EventLog(ratioRun.header, ratioRun.events.map((event) => (event.type === 'comparison' ? { ...event, identical: false } : event)));

/** As a model's run is filed: the likeliest tokens of every row and no others. */
function cut(run: EventLog): EventLog {
  const decoded = decodeTrace(encodeTrace(run, { most: 3, mass: 1, least: 1 }));
  if (!decoded.ok) throw new Error('a simulated run that cannot be read again');
  return decoded.log;
}

export const cutRun = cut(simulateRun({ config: { rule: 'R1', temperature: 1.2, gamma: 4, seed: 1 }, blur: 0.5 }));

/** What a list of recordings would hold. */
export const listed: readonly RecordedRun[] = [
  { file: 'stamps.json', title: 'Leo’s stamps, exact rule', config: ratioRun.header.config },
  { file: 'stamps-lookup.json', title: 'Leo’s stamps, prompt lookup', config: lookupRun.header.config },
];
