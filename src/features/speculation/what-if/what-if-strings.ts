/** Words of the what-if view. */
import type { ReVerdict } from '#core/speculation/re-judge.ts';
import { wording } from '#ui/wording.ts';
import { whyStrings } from '../why/why-strings.ts';

export const whatIfStrings = wording({
  heading: 'What if?',
  lead: 'The same drafts, judged again; the text itself would go on differently.',
  proposals: 'At this setting the drafter would have proposed other tokens.',
  uncertain: (rounds: number) =>
    `${rounds === 1 ? 'One round has' : `${rounds} rounds have`} an open verdict (?): the log keeps only the likeliest tokens, and the rest could decide.`,
  temperature: 'Temperature',
  rule: 'Accept rule',
  rules: { R1: 'R1', R2: 'R2', R3: 'R3', R4: 'R4' },
  back: 'As it was run',
  then: 'then',
  now: 'what if',
  length: 'acceptance length (τ)',
  estimated: 'what if, estimated',
  between: (least: string, most: string) => `${least} – ${most}`,
  betweenSpoken: (least: string, most: string) => `between ${least} and ${most}`,
  changed: (n: number, open: boolean) => (n === 0 ? `no verdict changes${open ? ' for certain' : ''}` : `${n} ${n === 1 ? 'verdict changes' : 'verdicts change'}`),
  own: 'This is how the run was judged. Move the temperature or choose a rule.',
  empty: 'Rounds appear here once they have been judged.',
  tree: 'The drafts of this run are trees. Only chains of drafts are judged again here.',
  plain: 'Nothing was drafted in this run, so there is nothing to judge again.',
  caption: 'One row a round: the drafts, what became of them then, and what would become of them.',
  kept: (then: number, least: number, most: number) => (least === most ? `${then} → ${least}` : `${then} → ${least}–${most}`),
  keptSpoken: (then: number, least: number, most: number) => `${then} drafts accepted then; what if: ${least === most ? least : `${least} to ${most}`}`,
  cell: (round: number, slot: number, token: string, then: string, now: string, changed: boolean) =>
    `Round ${round}, slot ${slot}, ${token}: ${then}; what if: ${now}${changed ? ', changed' : ''}`,
  verdicts: { ...whyStrings.verdicts, uncertain: 'open' } satisfies Record<ReVerdict, string>,
} as const);
