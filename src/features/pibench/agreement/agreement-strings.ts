/** Words of two judges side by side. */
import type { JudgedKind } from '#core/pibench/llm-judge/judge-again.ts';
import { decimal, tenth } from '#ui/number-format.ts';
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';

export const agreementStrings = wording({
  heading: 'Two judges',
  lead: (first: string, second: string) => `The same questions, judged by ${first} and again by ${second}. Neither is the truth: where they differ, a person can say who is right.`,
  rules: 'rules',
  numbers: {
    label: 'In numbers',
    agreement: 'Agreement', kappa: 'Cohen’s κ', disagreements: 'Disagreements', compared: 'Compared',
    percent: (share: number) => `${tenth(100 * share)} %`,
    value: decimal,
    none: '–',
    noKappa: 'It does not exist where each says the same of everything.',
    kappaHint: 'Agreement beyond what two judges of these habits would reach by chance: 0 is chance, 1 is one mind.',
    failed: (n: number) => `${plural(n, 'question')} left out: no verdict that could be read`,
  },
  reference: (most: number) => `For comparison: an audit of the official judge by people found them to differ in under ${most} % of the verdicts.`,
  within: 'These two differ no more than that.',
  beyond: 'These two differ more than that.',
  empty: 'There is nothing to compare yet: let a second judge look at this run.',
  one: 'They agree on every question.',
  asking: (done: number, all: number) => `The second judge has looked at ${done} of ${plural(all, 'turn')} …`,
  stop: 'Stop',
  list: {
    heading: (n: number) => plural(n, 'disagreement'),
    place: (task: string, turn: number) => `${task}, turn ${turn}`,
    kind: { did: 'Did it do this?', asked: 'Did it ask about this?', criterion: 'Does this hold by now?' } satisfies Record<JudgedKind, string>,
    says: (judge: string) => `${judge}:`,
    yes: 'yes', no: 'no',
    rests: ', pointing at',
    nothing: ', pointing at nothing',
    message: 'The whole message',
    inFile: (path: string) => `in ${path}`,
    right: 'Who is right?',
    open: 'not decided',
    more: (n: number) => `Show ${n} more`,
  },
  labels: {
    sum: (n: number, first: number, firstName: string, secondName: string) => `${plural(n, 'decision')} of yours: ${first} for ${firstName}, ${n - first} for ${secondName}.`,
    kept: 'They are kept in this browser.',
    notKept: 'This browser keeps nothing for this page: take them along before you leave.',
    save: 'Save decisions as a file',
    forget: 'Forget them',
  },
} as const);
