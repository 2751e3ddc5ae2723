/** How a message is made up, for the event `verdicts`: questions put, blocks that state something, and how many of these served an intent or a criterion. */
import type { JudgedTurn, Verdict } from '../judge.ts';
import { preparedOf } from './rule-judge.ts';

export interface BlockCount {
  readonly questions: number;
  /** A whole list or table counts as one; headings do not count. */
  readonly blocks: number;
  readonly servingBlocks: number;
}

/** `verdicts`: all of this turn, of intents and criteria. */
export function countBlocks({ message, userSaid }: Pick<JudgedTurn, 'message' | 'userSaid'>, verdicts: readonly Verdict[]): BlockCount {
  const text = preparedOf(message, userSaid);
  const stating = text.blocks.filter(({ kind, says }) => kind !== 'heading' && says.length > 0);
  const evidence = verdicts.flatMap((verdict) => (verdict.yes ? verdict.evidence.filter(({ file }) => file === undefined) : []));
  const serving = stating.filter((block) => {
    const { start, end } = text.inSource(block);
    return evidence.some((one) => one.start < end && one.end > start);
  });
  const units = (blocks: typeof stating): number => new Set(blocks.map(({ unit }) => unit)).size;
  return { questions: text.questions.length, blocks: units(stating), servingBlocks: units(serving) };
}
