/** Words of the comparison of runs. */
import type { RunConfig } from '#core/trace/events.ts';
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';
import { drafterName } from '../drafter-name.ts';
import { strings } from '../strings.ts';

const NAMES: Readonly<Record<keyof RunConfig, string>> = {
  prompt: 'prompt', drafter: 'drafter', weights: 'training', gamma: 'drafts a round', treeBudget: 'tree', rule: 'rule', temperature: 'temperature', seed: 'seed', maxTokens: 'length limit',
};

export const compareStrings = wording({
  heading: 'Compare two runs',
  lead: 'A second run beside this one, locked token by token. Best with one prompt and seed, and two drafters: the text is then the same, the rounds are not. “Every drafter” makes this run again by each of the others, one after the other, and shows them all.',
  choose: 'Second run',
  chooseHint: 'Choose a second run …',
  openFile: 'Open a file …',
  keep: 'Keep this run as the second',
  keepHint: 'For two runs of your own: keep this one as the second, then change a setting and press “Run live”.',
  keptHint: 'Kept. Now change a setting and press “Run live”: the new run will stand beside this one.',
  drop: 'Remove',
  columns: { first: 'This run', second: 'Second run' },
  kept: (summary: string) => `Kept: ${summary}`,
  summary: (config: RunConfig) => strings.controls.summary(config, drafterName(config, null)),
  caption: 'Both runs at the same output position',
  rows: { settings: 'Run as', hand: 'Token', rounds: 'Rounds so far', length: 'Acceptance length (τ)', speed: 'Against plain decoding', time: 'Time of these rounds, read back', text: 'Its text' },
  at: (position: number) => `Token ${position}`,
  hands: { accepted: 'accepted draft', corrected: 'the target’s, in place of a draft', bonus: 'the target’s, extra' },
  by: (token: string, hand: string, round: number) => `${token}, ${hand}, round ${round}`,
  notBegun: 'nothing yet',
  ended: (tokens: number) => `ended after ${tokens} tokens`,
  speedup: (times: string, known: string) => `${times}× (${known})`,
  notMeasured: 'not measured',
  same: (n: number) => (n === 0 ? 'Step on, or play, to see both runs grow.' : n === 1 ? 'The first token is the same.' : `The first ${n} tokens are the same.`),
  sameToTheEnd: (n: number) => `Both texts are the same, all ${n} tokens.`,
  differ: (position: number, first: string, second: string) => `They first differ at token ${position}: ${first} here, ${second} in the second run.`,
  settings: (keys: readonly (keyof RunConfig)[]) =>
    keys.length === 0 ? 'Both were run alike.' : `They were run with another ${keys.map((key) => NAMES[key]).join(', ').replace(/, ([^,]*)$/, ' and $1')}.`,
  texts: 'Both texts, token by token',
  token: (position: number, first: string, second: string) => `Token ${position}: ${first}; second run: ${second}`,
  gone: 'ended',
  chart: 'Rounds needed, by tokens written',
  chartSaid: (tokens: number, [first, ...others]: readonly { readonly name: string; readonly rounds: number }[]) =>
    others.length === 1 ? `After ${tokens} tokens this run took ${first!.rounds} rounds and the second ${others[0]!.rounds}.` : `After ${tokens} tokens: ${[first!, ...others].map(({ name, rounds }) => `${name} ${rounds}`).join(', ')} rounds.`,
  lanes: 'Who wrote what, lane by lane',
  lanesNote: 'A stretch is a round: drafts that were kept, and at its end the target’s own token. Fewer and longer stretches are fewer passes of the target.',
  laneColumns: ['Run', 'Tokens', 'Rounds', 'Tokens a round, in turn'],
  lanesCaption: 'All runs at the same output position',
  lane: (name: string, rounds: number, tokens: number) => `${name}: ${plural(tokens, 'token')} in ${plural(rounds, 'round')}`,
  every: 'Every drafter, live',
  everyRecorded: 'Every drafter, recorded',
  itself: 'this one',
  yardstick: 'is plain decoding',
  ms: (ms: string, known: string) => `${ms} ms (${known})`,
  timesApart: 'These times were taken at different places or times, so they say nothing about one another; tokens, rounds and τ do.',
  stopped: (name: string, { done, of }: { readonly done: number; readonly of: number }) =>
    `Stopped at ${name}, run ${done + 1} of ${of}, which is not shown. ${done === 0 ? 'None had ended before it.' : `What ended before it stays: ${plural(done, 'run')}.`}`,
  text: (n: number, whole: boolean) => (n === 0 ? 'nothing yet' : whole ? `identical, all ${n} tokens` : 'identical so far'),
  textDiffers: (position: number) => `differs from token ${position} on`,
  allSame: (runs: number, n: number) => (n === 0 ? 'Step on, or play, to see all runs grow.' : `All ${runs} texts are the same, as far as token ${n}.`),
  someDiffer: (names: readonly string[]) => `Another text than this run’s: ${names.join(', ')}.`,
  tokens: 'tokens',
  rounds: 'rounds',
  plain: 'plain decoding',
} as const);
