/** Words of two runs side by side. */
import type { CriterionFate } from '#core/pibench/compare/compare-task.ts';
import type { UserReason } from '#core/pibench/events.ts';
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';

const fates: Readonly<Record<CriterionFate, string>> = { met: 'met', regressed: 'met, then lost', unmet: 'not met' };

export const compareStrings = wording({
  title: 'Two runs, one task',
  task: 'Task',
  side: (parts: readonly string[]) => parts.join(', '), groups: { scripts: (memory: string) => `Scripts that remember ${memory}`, lab: 'Run in the lab' },
  sides: { a: 'First', b: 'Second' },
  facts: (turns: number, words: number, questions: number) => `${plural(turns, 'turn')}, ${plural(words, 'word')} of the user, ${plural(questions, 'question')}`,
  intents: { heading: 'Hidden intents', caption: 'What became of each intent in both runs', column: 'Intent', turn: (n: number) => `turn ${n}` },
  differences: {
    heading: 'Where they part',
    none: 'Nowhere: every intent and criterion came out the same.',
    intent: (a: string, b: string) => `${a}, against ${b}`,
    criterion: (a: CriterionFate, b: CriterionFate) => `${fates[a]}, against ${fates[b]}`,
    criterionMark: 'criterion',
  },
  turns: { heading: 'Turn by turn', turn: (n: number) => `Turn ${n}`, over: 'Its session was over.', more: 'All of it', less: 'Less', reply: 'User', why: { opening: '', asked: 'because it asked', told: 'had to be told' } satisfies Record<UserReason, string> },
  criteria: {
    heading: 'Criteria by turn', caption: 'Whether each criterion held behind each turn of both runs', column: 'Criterion', turn: (n: number) => `${n}`, spokenTurn: (side: string, n: number) => `${side} run, turn ${n}`,
    yes: 'held', no: 'did not hold', lost: 'lost again', key: { yes: 'held', no: 'did not', lost: 'held before, lost here' }, none: 'This task has no criteria: it counts through the one that leans on it.',
  },
  missing: 'One of the two runs has not played this task.',
} as const);
