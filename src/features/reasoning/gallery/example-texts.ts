/** What the exhibits show and no dictionary translates: texts that were pasted, and the thoughts of chosen seeds. */
import { exampleOf } from '../session/recorded-thoughts.ts';
import { greedyRun, ratioRun, treeRun } from '#core/trace/simulated-runs.ts';
import { EXAMPLE_SCALES } from './example-experiment.ts';
import { askedTexts } from './example-asks.ts';
import { EXAMPLE_ADAPTER } from './example-rewards.ts';
import { madePair, madeThought } from '../session/made-thoughts.ts';
import { FIRST_CHOICE, type MadeChoice } from '../session/reasoning-session.ts';
import { liveTexts } from './live-scenes.ts';
import { readableProblem, signaturesOf } from '../trace/readable-problem.ts';

export const CHOICES = {
  mistaken: { ...FIRST_CHOICE, system: 'W', depth: 4, style: 'reflective', seed: 0 },
  undecided: { ...FIRST_CHOICE, system: 'S', seed: 2 },
  noPair: { ...FIRST_CHOICE, system: 'Z', depth: 2, style: 'terse', against: 'terse', seed: 3 },
} as const satisfies Record<string, MadeChoice>;

export const recordedExamples = [exampleOf('ratio.json', 'Stamps: coins decide', ratioRun), exampleOf('greedy.json', 'Stamps, greedy', greedyRun), exampleOf('tree.json', 'Stamps, with a tree', treeRun)];

export const PASTED = {
  guessed: { problem: 'How many apples are 3 bags of 14, less 5?', text: 'First, 3 bags of 14 apples are 42 apples.\n\nSo 42 less 5 is 37.\n\nAlternatively, I could count 14 less 5 first, which is 9.\n\nBut 9 is only one bag, so this leads nowhere.\n\nLet me check 42: 14 and 14 and 14 is 42.\n\nThe answer is 37.' },
  written: { problem: '', text: '#1 #3:7+2=9\nso #2 #1:9*2=18\n#3 #3:4+3=7\nthen it goes on\n#5 #2:18+#9:1=19' },
  unanswered: { problem: '', text: '首先 3 加 4 是 7。\n\nТеперь 7 и 8 дают 15.\n\nDann 15 minus 4 ist 11.\n\nまず 11 を 2 で割る。' },
  long: { problem: '', text: Array.from({ length: 2000 }, (_, i) => ['So the total is now', 'Then I add and get', 'Wait, that should have been', 'Let me check: it is'][i % 4]! + ` ${i * 7 % 911}.`).join('\n\n') },
} as const;

const made = [madeThought(FIRST_CHOICE), madeThought(CHOICES.mistaken), ...[FIRST_CHOICE, CHOICES.undecided, CHOICES.noPair].flatMap((choice) => { const pair = madePair(choice); return pair ? [pair.a, pair.b] : [madeThought(choice)]; })].filter((one) => one !== null);

/** Every text of theirs, whole. */
export const reasoningTexts: readonly string[] = [
  ...liveTexts,
  ...made.flatMap(({ text, problem, thought }) => [text, ...Object.values(readableProblem(problem)).flat(), ...signaturesOf(problem.system).map(({ signature }) => signature), thought.dag.answer ?? '', ...thought.scored.costs.map(({ of }) => String(of))]),
  ...recordedExamples.flatMap(({ title, prompt, run }) => [title, prompt, run.thought, run.answer ?? '']), ...Object.values(PASTED).flatMap(({ problem, text }) => [problem, text]), EXAMPLE_ADAPTER, ...EXAMPLE_SCALES, ...askedTexts,
];
