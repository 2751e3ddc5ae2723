/**
 * A thought as prose that names no step, so that attachers can be measured against its true edges (note reasoning.md 9.3; edge-f1.ts). Three hands write:
 * `plain` restates every value, `wordy` does so in longer sentences with more ways to open, `loose` says "that" or "it" for what the step before came to.
 * A step is one paragraph.
 */
import { parseThought, type Body, type Step } from '../tasks/parse-thought.ts';
import type { Seeded } from '../tasks/seeded.ts';
import type { Lead, Operand } from '../tasks/thought.ts';
import type { TextStep } from './segment-text.ts';

export const HANDS = ['plain', 'wordy', 'loose'] as const;
export type Hand = (typeof HANDS)[number];

const OPENINGS: Readonly<Record<Hand, Readonly<Record<Lead, readonly string[]>>>> = {
  plain: { '': ['Now', 'First', 'Next'], so: ['So', 'Then'], check: ['Let me check:'], but: ['Wait, that is wrong:'], alt: ['Alternatively,'] },
  wordy: {
    '': ['Now I can see that', 'First of all,', 'Looking at the problem,', 'Next I work out that'], so: ['Therefore', 'So from here', 'It follows that', 'Hence'],
    check: ['To be sure, once more:', 'Let me verify this:', 'Checking again,'], but: ['But I made a slip:', 'Actually, no:', 'Hold on, that was wrong:'], alt: ['Another way to go is that', 'Let me try something else:', 'Starting over,'],
  },
  loose: { '': ['Now', 'Next', 'Well,'], so: ['So', 'And then'], check: ['Check:', 'Once more:'], but: ['But no,', 'Wait,'], alt: ['Or', 'Alternatively,'] },
};

/** {a} and {b} are operands, {k} the number, {v} the value. */
const WORDINGS: Readonly<Record<string, readonly string[]>> = {
  mul: ['{a} combined with {b} is {v}.', 'composing {a} and then {b} gives {v}.', 'if I take {a} and multiply by {b}, I get {v}.'],
  inv: ['the inverse of {a} is {v}.', 'undoing {a} gives {v}.', 'inverting {a}, I get {v}.'],
  pow: ['{a} taken {k} times is {v}.', '{a} to the power of {k} gives {v}.', 'raising {a} to {k}, I get {v}.'],
  conj: ['{a} conjugated by {b} is {v}.', 'undoing {b}, doing {a}, then {b} gives {v}.'],
  lin: ['{a} plus {k} times {b} is {v}.', 'adding {b} to {a} {k} times gives {v}.'],
  mm: ['{a} times {b} modulo {k} is {v}.', 'multiplying {a} by {b} and reducing by {k} gives {v}.'],
  dg: ['the digits of {a} add up to {v}.', 'the digit sum of {a} is {v}.'],
  '+': ['{a} plus {b} is {v}.', 'adding {b} to {a} gives {v}.'],
  '-': ['{a} minus {b} is {v}.', 'taking {b} from {a} leaves {v}.'],
  '*': ['{a} times {b} is {v}.', 'multiplying {a} by {b} gives {v}.'],
  '/': ['{a} divided by {b} is {v}.', 'splitting {a} into {b} parts gives {v}.'],
  '%': ['{a} modulo {b} is {v}.', 'dividing {a} by {b} leaves a rest of {v}.'],
  agree: ['both ways agree: {a} and {b}.', '{a} from one way and {b} from the other are the same.'],
  rewrite: ['{a} becomes {v}.', 'instead of {a} I write {v}.'],
  order: ['in order these are {a}.'],
  plan: ['the plan is: {a}.', 'it will tell that {a}.'],
  join: ['all of this is put together.', 'these parts together are what was asked.'],
  derived: ['this comes to {v}.', 'rewriting it gives {v}.'],
  qed: ['that is what was to be shown.'],
  unread: ['{a}'],
};

interface Said {
  readonly wording: string;
  readonly slots: Readonly<Record<string, string>>;
}

function saidOf(body: Body, say: (operand: Operand) => string): Said {
  switch (body.kind) {
    case 'sum': return { wording: body.operator, slots: { a: say(body.left), b: say(body.right), v: `${body.value}` } };
    case 'operation': return { wording: body.name, slots: { a: say(body.operands[0]!), b: body.operands[1] ? say(body.operands[1]) : '', k: `${body.number ?? ''}`, v: body.value } };
    case 'agree': return { wording: 'agree', slots: { a: say(body.left), b: say(body.right) } };
    case 'rewrite': return { wording: 'rewrite', slots: { a: body.from, v: body.to } };
    case 'order': return { wording: 'order', slots: { a: body.words.join(', ') } };
    case 'plan': return { wording: 'plan', slots: { a: body.words.map(say).join(' ') } };
    case 'join': return { wording: 'join', slots: {} };
    case 'derived': return { wording: 'derived', slots: { v: body.line.word } };
    case 'qed': return { wording: 'qed', slots: {} };
    case 'unread': return { wording: 'unread', slots: { a: body.text.replace(/#\d+:?/g, '') } };
  }
}

/** How the loose hand speaks of what it has just found. */
const THAT = ['that', 'it', 'this'];

function sentence(step: Step, at: number, hand: Hand, random: Seeded): string {
  const say = ({ value, step: from }: Operand): string => (hand === 'loose' && from === at - 1 ? random.pick(THAT) : `${value}`);
  const { wording, slots } = saidOf(step.body, say);
  const told = random.pick(WORDINGS[wording]!).replace(/\{(\w)\}/g, (_, slot: string) => slots[slot] ?? '');
  return `${'Hmm. '.repeat(step.fillers)}${random.pick(OPENINGS[hand][step.lead])} ${told}`;
}

export interface Rendered {
  readonly text: string;
  /** Step k of the thought stands at k - 1. */
  readonly steps: readonly TextStep[];
}

export function renderFreeText(thought: string, hand: Hand, random: Seeded): Rendered {
  const steps: TextStep[] = [];
  let text = '';
  parseThought(thought).steps.forEach((step, i) => {
    if (text !== '') text += '\n\n';
    const told = sentence(step, i + 1, hand, random);
    steps.push({ id: i + 1, text: told, start: text.length, end: text.length + told.length });
    text += told;
  });
  return { text, steps };
}
