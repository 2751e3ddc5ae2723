/** Words of the comparison of two runs. */
import type { RunConfig } from '#core/trace/events.ts';
import { wording } from '#ui/wording.ts';
import { drafterName } from '../drafter-name.ts';
import { strings } from '../strings.ts';

const NAMES: Readonly<Record<keyof RunConfig, string>> = {
  prompt: 'prompt', drafter: 'drafter', weights: 'training', gamma: 'drafts a round', treeBudget: 'tree', rule: 'rule', temperature: 'temperature', seed: 'seed', maxTokens: 'length limit',
};

export const compareStrings = wording({
  heading: 'Compare two runs',
  lead: 'A second run beside this one, locked token by token. Best with one prompt and seed, and two drafters: the text is then the same, the rounds are not.',
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
  rows: { settings: 'Run as', hand: 'Token', rounds: 'Rounds so far', length: 'Acceptance length (τ)', speed: 'Against plain decoding' },
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
  chartSaid: (tokens: number, first: number, second: number) => `After ${tokens} tokens this run took ${first} rounds and the second ${second}.`,
  tokens: 'tokens',
  rounds: 'rounds',
  plain: 'plain decoding',
} as const);
