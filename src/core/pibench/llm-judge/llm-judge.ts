/**
 * A language model as the judge (pibench.md 8.3): all items of a question in one call; a yes counts only if the passage that it rests on stands where
 * it is said to; after three answers that cannot be read, what is left is a no that says so. Failures of the line are the caller's: they are thrown on.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AskVerdict, Judge, JudgedTurn, Verdict } from '../judge.ts';
import { findQuote } from './find-quote.ts';
import { ABSENCE, judgedParts, judgePrompt, verdictSchema, type JudgedPart, type JudgePrompt, type JudgeQuestion } from './judge-prompt.ts';
import { quotesUser } from './quotes-user.ts';
import { readVerdicts, type SaidVerdict } from './read-verdicts.ts';

/** Puts a prompt to a model, at temperature 0, and gives the text of its answer. `schema`: JSON schema, for a model that can be held to one. */
export type AskModel = (prompt: JudgePrompt, schema: Readonly<Record<string, unknown>>, signal?: AbortSignal) => Promise<string>;

/** Verdicts by the hash of all that they depend on. A Map is one. */
export interface VerdictCache {
  get(hash: string): readonly AskVerdict[] | undefined;
  set(hash: string, verdicts: readonly AskVerdict[]): unknown;
}

const TRIES = 3;

/** `name` tells models apart, in a run's header as in the cache. */
export function llmJudge(name: string, ask: AskModel, cache: VerdictCache = new Map()): Judge {
  const judge = async (question: JudgeQuestion, turn: JudgedTurn, texts: readonly string[], signal?: AbortSignal): Promise<readonly AskVerdict[]> => {
    if (texts.length === 0) return [];
    const parts = judgedParts(question, turn);
    const hash = bytesToHex(sha256(utf8ToBytes(JSON.stringify([name, question, texts, parts, turn.userSaid]))));
    const had = cache.get(hash);
    if (had !== undefined) return had;
    const said = await askAll(question, parts, texts, ask, signal);
    const verdicts = said.map((one) => (one === null ? FAILED : verdictOf(one, question, parts, turn)));
    if (!said.includes(null)) cache.set(hash, verdicts);
    return verdicts;
  };
  const plain = ({ yes, evidence, failed }: AskVerdict): Verdict => ({ yes, evidence, ...(failed && { failed }) });
  return {
    name,
    satisfied: async (turn, intents, signal) => (await judge('satisfied', turn, intents.map(({ content }) => content), signal)).map(plain),
    asked: (turn, intents, signal) => judge('asked', turn, intents.map(({ content }) => content), signal),
    criteria: async (turn, criteria, signal) => (await judge('criteria', turn, criteria.map(({ text }) => text), signal)).map(plain),
  };
}

const NO: AskVerdict = { yes: false, evidence: [], style: null };
const FAILED: AskVerdict = { ...NO, failed: true };

/** In order; null: never said in a way that can be read. What was read is kept, and only the rest is asked again. */
async function askAll(question: JudgeQuestion, parts: readonly JudgedPart[], texts: readonly string[], ask: AskModel, signal?: AbortSignal): Promise<readonly (SaidVerdict | null)[]> {
  const items = texts.map((text, i) => ({ id: `i${i + 1}`, text }));
  const said = new Map<string, SaidVerdict>();
  for (let tried = 0; tried < TRIES && said.size < items.length; tried++) {
    signal?.throwIfAborted();
    const left = items.filter(({ id }) => !said.has(id));
    const answer = await ask(judgePrompt(question, parts, left, tried > 0), verdictSchema(question, parts, left), signal);
    for (const [id, verdict] of readVerdicts(answer, left.map(({ id }) => id))) said.set(id, verdict);
  }
  return items.map(({ id }) => said.get(id) ?? null);
}

function verdictOf(said: SaidVerdict, question: JudgeQuestion, parts: readonly JudgedPart[], { userSaid }: JudgedTurn): AskVerdict {
  if (!said.yes) return NO;
  const style = question === 'asked' ? said.style ?? 'clarify' : null;
  if (question === 'criteria' && said.where === ABSENCE) return { yes: true, evidence: [], style };
  // where it is said to be, then wherever else it is
  for (const { where, path, text } of [...parts.filter((part) => part.where === said.where), ...parts]) {
    const place = findQuote(said.evidence, text);
    if (place === null || (path === null && where !== 'tools' && quotesUser(text, place, userSaid))) continue;
    // what an earlier message shows lies there: a log points at the latest one, and at files
    return { yes: true, evidence: where !== 'message' && path === null ? [] : [{ ...place, ...(path !== null && { file: path }) }], style };
  }
  return NO;
}
