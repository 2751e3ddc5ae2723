/**
 * A DAG of free text: segmented steps, attached by whoever chose their parents. Of the steps that say the answer, the leaves state it; where no leaf does, the
 * last step that says it (note reasoning.md 3.3). Nothing is known of operations here, so signatures are null: duplicates are not seen.
 */
import type { Attachment } from './attach-steps.ts';
import { cueOf, fillerOf } from './cue-words.ts';
import { letters, type Measure } from './dag-of-thought.ts';
import { symbolsOf } from './heuristic-attacher.ts';
import { makeDag, type ReasoningDag, type StepDraft } from './reasoning-dag.ts';
import type { TextStep } from './segment-text.ts';

const PART_OF_WORD = /[\p{L}\p{N}]/u;

/** Whether a text says the answer as a word of its own: 7 does not stand in 17. */
export function says(text: string, answer: string): boolean {
  if (answer === '') return false;
  for (let at = text.indexOf(answer); at >= 0; at = text.indexOf(answer, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + answer.length] ?? ''];
    if (!PART_OF_WORD.test(before) && !PART_OF_WORD.test(after)) return true;
  }
  return false;
}

function statingOf(steps: readonly TextStep[], attachments: readonly Attachment[], answer: string | null): readonly number[] {
  if (answer === null) return [];
  const saying = steps.filter(({ text }) => says(text, answer)).map(({ id }) => id);
  const inner = new Set(attachments.flatMap(({ parents }) => parents));
  const leaves = saying.filter((id) => !inner.has(id));
  return leaves.length > 0 ? leaves : saying.slice(-1);
}

export function dagOfFreeText(steps: readonly TextStep[], attachments: readonly Attachment[], answer: string | null, measure: Measure = letters): ReasoningDag {
  const drafts = steps.map(({ text, start, end }, i): StepDraft => {
    const filler = fillerOf(text);
    return {
      text, start, end, lead: cueOf(text), fillers: filler.match(/[\p{L}]+/gu)?.length ?? 0, parents: attachments[i]?.parents ?? [],
      length: measure(text), needed: measure(text.slice(filler.length)), value: symbolsOf(text.slice(-400)).at(-1) ?? null, signature: null,
    };
  });
  return makeDag(drafts, answer, statingOf(steps, attachments, answer));
}
