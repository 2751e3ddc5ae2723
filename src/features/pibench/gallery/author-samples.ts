/** Drafts in every state, replies, and pairs of verdicts, as they would come out: no words of the page's. */
import type { JudgedAgain } from '#core/pibench/llm-judge/judge-again.ts';
import { simulatedPersona } from '#core/pibench/simulated-pibench-persona.ts';
import { excerptOf } from '../agreement/evidence-excerpt.ts';
import { checkAnswer, type CheckAnswer } from '../author/check-answer.ts';
import type { DraftCheck } from '../author/draft-check.ts';
import { SAMPLE_REPLY, SAMPLE_TASK } from '../author/sample-task.ts';

export interface DraftSample {
  readonly text: string;
  readonly reply: string;
  readonly path: string | null;
}

const WITH_FILE = SAMPLE_TASK.replace('metadata:', `    - content: Sign it from the keepers, not from the council.
      x_id: signed
objectives:
  checklist:
    - criterion: The notice names the day.
      x_rule: {any: [{heading: {re: 'open day|saturday'}}, {says: {topic: 'open', detail: 'saturday'}}]}
    - criterion: No price is invented.
  files_read: [notice.md]
metadata:`);

export const DRAFTS = {
  sound: { text: SAMPLE_TASK, reply: SAMPLE_REPLY, path: null },
  broken: { text: SAMPLE_TASK.replace('schema_version: v2', 'schema_version: v1').replace('x_kind: safety', 'x_kind: danger').replace("unit: 'steps'", "unit: '(steps'"), reply: '', path: null },
  yaml: { text: SAMPLE_TASK.replace('title: The open day', 'title: "The open day'), reply: SAMPLE_REPLY, path: null },
  unsure: { text: SAMPLE_TASK.replace('min: 100', 'min: 150').replace("aspect: ['when', 'hour', 'time']", "aspect: ['minute']"), reply: SAMPLE_REPLY, path: null },
  file: { text: WITH_FILE, reply: '# Open day on Saturday\n\nThe climb has 142 steps.\nOpen 10:00 to 17:00, last climb at 16:30.', path: 'notice.md' },
} as const satisfies Readonly<Record<string, DraftSample>>;

export const EMPTY: DraftSample = { text: '', reply: '', path: null };

export function checkOf(sample: DraftSample): DraftCheck {
  const { task, faults, tried }: CheckAnswer = checkAnswer(sample);
  return { kind: 'checked', task, faults, tried: tried && { ...tried, reply: sample.reply, path: sample.path } };
}

const NO = { yes: false, evidence: [] };
const MESSAGE = 'I moved the rehearsal to Wednesday the 17th, from seven to nine as always. A mail to Ansel lies in your drafts; it mentions the key.';
const at = (words: string, text: string = MESSAGE, file?: string): { yes: true; evidence: readonly { start: number; end: number; file?: string }[] } => {
  const start = text.indexOf(words);
  return { yes: true, evidence: [{ start, end: start + words.length, ...(file !== undefined && { file }) }] };
};
const [, programme, move] = simulatedPersona.tasks;
const pair = (key: string, part: Pick<JudgedAgain, 'kind' | 'item' | 'first' | 'second'> & Partial<JudgedAgain>): JudgedAgain => ({ key, task: 'choir_task_03', turn: 1, message: MESSAGE, files: {}, ...part });
const SHEET = 'Summer concert, 12 June\nSome sheets in large letters lie at the door, ask Tove.';

const agreed = (n: number, yes: boolean): readonly JudgedAgain[] => Array.from({ length: n }, (_, i) => pair(`agreed-${yes ? 'yes' : 'no'}-${i}`, { kind: 'did', item: '', first: { yes, evidence: [] }, second: { yes, evidence: [] } }));

export const PAIRS: readonly JudgedAgain[] = [
  ...agreed(41, true), ...agreed(57, false),
  pair('piano', { kind: 'did', item: move!.intents[2]!.content, first: NO, second: at('it mentions the key') }),
  pair('draft', { kind: 'did', item: move!.intents[1]!.content, first: at('lies in your drafts'), second: NO }),
  pair('letters', {
    task: 'choir_task_02', turn: 3, kind: 'criterion', item: programme!.criteria[2]!.text, message: 'The sheet is in programme.md.', files: { 'programme.md': SHEET },
    first: at('sheets in large letters', SHEET, 'programme.md'), second: NO,
  }),
];
export const ONE_MIND = agreed(12, false);
export const UNREADABLE_PAIRS: readonly JudgedAgain[] = [...PAIRS.slice(20), ...Array.from({ length: 4 }, (_, i) => pair(`failed-${i}`, { kind: 'asked', item: '', first: NO, second: { ...NO, failed: true } }))];

/** Of a reply, what stands between the words that decided, and these. */
function pieces(sample: DraftSample): readonly string[] {
  const { tried } = checkOf(sample);
  const edges = tried?.intents.flatMap(({ did, asked }) => [...did.evidence, ...asked.evidence].flatMap(({ start, end }) => [start, end])) ?? [];
  const sorted = [0, ...edges, sample.reply.length].sort((a, b) => a - b);
  return sorted.slice(1).flatMap((end, i) => sample.reply.slice(sorted[i], end).split(/\n+|\*\*/));
}

const ofDraft = (sample: DraftSample): readonly string[] => {
  const { task, faults } = checkOf(sample);
  return [sample.text, sample.reply, ...pieces(sample), ...faults.map(({ sentence }) => sentence), ...(task?.intents.flatMap(({ id, content }): string[] => [id, content]) ?? []), ...(task?.criteria ?? []).map(({ text }) => text), ...(task?.filesRead ?? [])];
};
const ofPair = ({ item, message, files, task, first, second }: JudgedAgain): readonly string[] => [
  item, message, task, ...Object.keys(files), ...Object.values(files),
  ...[...first.evidence, ...second.evidence].flatMap((evidence): string[] => {
    const { before, words, behind } = excerptOf(evidence.file === undefined ? message : files[evidence.file]!, evidence);
    return [before, words, behind];
  }),
];

/** For the check that no word came past the dictionaries. */
export const authorSentences: readonly string[] = [...[...Object.values(DRAFTS), EMPTY].flatMap(ofDraft), ...PAIRS.flatMap(ofPair), ...simulatedPersona.tasks.map(({ title }) => title), simulatedPersona.name, 'qwen3-4b']
  .map((text) => text.trim()).filter((text) => text !== '');
