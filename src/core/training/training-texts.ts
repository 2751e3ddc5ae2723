/**
 * What a drafter is taught on: texts that the target wrote greedily, as token ids. Three sets that share no prompt: what SFT reads, the
 * pool of Draft-OPD, and held-out prompts, which nothing is trained on. The file comes with the page and names its target.
 */
import * as v from 'valibot';

export interface TrainingText {
  readonly family: string;
  readonly prompt: readonly number[];
  /** What the target wrote behind it, to <eos>. */
  readonly answer: readonly number[];
}

export interface TrainingTexts {
  /** SHA-256 of the weights of the target that wrote them. */
  readonly target: string;
  readonly sft: readonly TrainingText[];
  readonly opd: readonly TrainingText[];
  readonly heldOut: readonly TrainingText[];
}

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const row = v.tuple([v.string(), v.pipe(v.array(id), v.minLength(2)), v.pipe(v.array(id), v.minLength(1))]);
const setOf = (what: string) => v.pipe(v.array(row, `there are no ${what}`), v.minLength(1, `there are no ${what}`));
const schema = v.object({
  target: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  sft: setOf('texts for supervised training (sft)'),
  opd: setOf('texts for Draft-OPD (opd)'),
  heldOut: setOf('held-out texts to measure on (heldOut)'),
}, 'target, sft, opd or heldOut is missing');

/** Throws one sentence. `vocabulary` and `context` are the target's. */
export function parseTrainingTexts(json: unknown, vocabulary: number, context: number): TrainingTexts {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) throw new Error(`The training texts cannot be used: ${parsed.issues[0].message}. The page was published without them, or with others.`);
  const { target, ...sets } = parsed.output;
  const texts = (rows: readonly v.InferOutput<typeof row>[]): TrainingText[] => rows.map(([family, prompt, answer]) => ({ family, prompt, answer }));
  const all = { target, sft: texts(sets.sft), opd: texts(sets.opd), heldOut: texts(sets.heldOut) };
  for (const { prompt, answer } of [...all.sft, ...all.opd, ...all.heldOut]) {
    if (prompt.length + answer.length > context) throw new Error(`The training texts cannot be used: one of them has ${prompt.length + answer.length} tokens, and the target takes ${context}.`);
    if ([...prompt, ...answer].some((token) => token >= vocabulary)) throw new Error('The training texts cannot be used: they name a token that the target does not have.');
  }
  return all;
}

export function idsOf({ prompt, answer }: TrainingText): number[] {
  return [...prompt, ...answer];
}

/** Of the longest text: what buffers are sized for. */
export function longestText({ sft, opd, heldOut }: TrainingTexts): number {
  return [...sft, ...opd, ...heldOut].reduce((most, { prompt, answer }) => Math.max(most, prompt.length + answer.length), 0);
}
