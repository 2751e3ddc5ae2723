/** States of a thought that is watched, from a simulated run about a problem of the page's own: a slip that is mended, a second way, and a merge. */
import { EventLog } from '#core/trace/event-log.ts';
import { growingThought } from '#core/reasoning/growing-thought.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { liveConfig, liveProblem, type LiveChoice } from '../live/live-problems.ts';
import { NOTHING_LIVE, type LiveState } from '../live/live-state.ts';
import { LOST } from './engine-sentence.ts';

const CHOICE: LiveChoice = { family: 'story', seed: 7 };
export const liveExhibitProblem = liveProblem(CHOICE);
const log = simulateRun({ config: liveConfig(CHOICE), script: `${liveExhibitProblem.thought.text}<answer>${liveExhibitProblem.answer}<eos>`, blur: 0.55, comparison: false });
/** Within the line of step 5. */
const within = log.events.findIndex((_, i) => (growingThought(log, i).dag.steps[4]?.text.length ?? 0) > 8);
const broken = (reason: 'stopped' | 'failed'): EventLog => new EventLog(log.header, [...log.events.slice(0, within), { type: 'run.end', reason }]);

const of = (part: Partial<LiveState>): LiveState => ({ ...NOTHING_LIVE, choice: CHOICE, ...part });
const ended = (reason: 'stopped' | 'failed'): Partial<LiveState> => { const cut = broken(reason); return { run: { of: CHOICE, log: cut }, cursor: cut.length }; };

export const LIVE_SCENES = {
  'to-watch': of({}),
  'watch-loading': of({ phase: { kind: 'loading', bytes: 3, totalBytes: 8 } }),
  growing: of({ run: { of: CHOICE, log }, cursor: within, phase: { kind: 'running' } }),
  'watch-stopped': of(ended('stopped')),
  'watch-failed': of({ ...ended('failed'), failure: { sentence: LOST, cause: 'device-lost' } }),
  thought: of({ run: { of: CHOICE, log }, cursor: log.length }),
  'watch-no-gpu': of({ noGpu: 'no-api' }),
} as const satisfies Record<string, LiveState>;

export const liveTexts: readonly string[] = [liveExhibitProblem.prompt, growingThought(log, log.length).run.thought, liveExhibitProblem.answer, LOST];
