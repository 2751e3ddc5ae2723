/**
 * What if the recorded rounds had been judged at another temperature or by another rule? p, q and the noise are at hand (heads in
 * the log, noise from the counter), so the same drafts are judged again, each round from its recorded position. The text is not
 * rewritten: after a verdict that differs, a real run would go on differently. At the run's own setting the verdicts are the
 * recorded ones.
 *
 * Heads are cut (known-row.ts): a verdict that the bounds leave open is `uncertain`, and so is every one behind it in its round;
 * the round's accepted drafts are then known as least and most. Drafts that would have been proposed otherwise (R1 and R4 draw
 * them at the run's temperature) are judged all the same, R1 by min(1, p/q) with q at the new temperature.
 */
import { counterStream, counterUniform, PURPOSE } from '../rng/counter.ts';
import { readingTemperature } from '../trace/distribution.ts';
import type { EventLog } from '../trace/event-log.ts';
import type { AcceptRule, RunConfig, Verdict } from '../trace/events.ts';
import { tokensOfRound } from '../trace/output.ts';
import { roundsAt, type Judgement, type RoundView, type SlotView } from '../trace/rounds.ts';
import { fillsBlocks } from '../trace/trained-weights.ts';
import { drawsProposals, proposalPurpose, targetPurpose, tossesCoin, type Place } from './accept-rules.ts';
import { acceptance } from './acceptance.ts';
import { drawsToken, knownRow, probabilityBounds, type Bounds } from './known-row.ts';

export interface JudgeSetting {
  readonly rule: AcceptRule;
  readonly temperature: number;
}

export type ReVerdict = Verdict | 'uncertain';

export interface ReJudgedSlot {
  readonly slot: number;
  readonly token: number;
  readonly then: Verdict;
  readonly now: ReVerdict;
  /** Another verdict for certain. */
  readonly changed: boolean;
}

export interface ReJudgedRound {
  readonly round: number;
  readonly slots: readonly ReJudgedSlot[];
  /** Drafts accepted: recorded, and again. */
  readonly then: number;
  readonly now: Bounds;
}

export interface ReJudgement {
  readonly rounds: readonly ReJudgedRound[];
  readonly changed: number;
  /** Rounds in which a verdict is open. */
  readonly uncertainRounds: number;
  /** Acceptance lengths; null before the first round has ended. */
  readonly then: number | null;
  readonly now: Bounds | null;
}

/** At temperature 0 all rules are one. */
export const sameSetting = (a: JudgeSetting, b: JudgeSetting): boolean => a.temperature === b.temperature && (a.temperature === 0 || a.rule === b.rule);

/** Whether the drafter would have proposed other tokens: it draws some at the run's temperature, and others not at all. */
export function proposesOtherwise(run: Pick<RunConfig, 'drafter' | 'weights' | 'rule' | 'temperature'>, now: JudgeSetting): boolean {
  if (!drawsProposals(run)) return false;
  const [before, after] = [proposalPurpose(run.rule, run.temperature), proposalPurpose(now.rule, now.temperature)];
  return before !== after || (before !== null && run.temperature !== now.temperature);
}

/** A run as its slots are judged in: whatever a verdict needs beside the slot itself. */
interface Run extends JudgeSetting {
  readonly inBlocks: boolean;
  readonly seed: number;
  readonly vocabulary: number;
  readonly stopToken: number | null;
}

/** The header's; a file from before it said so leaves to assume the next power of two above every id that it spells: models pad to no less. */
function vocabularyOf(log: EventLog): number {
  if (log.header.vocabularySize !== undefined) return log.header.vocabularySize;
  const largest = Math.max(0, ...Object.keys(log.vocabulary()).map(Number));
  return 2 ** Math.ceil(Math.log2(largest + 1));
}

function stopTokenOf(log: EventLog): number | null {
  const end = log.events.findLast(({ type }) => type === 'run.end');
  if (end?.type !== 'run.end' || end.reason !== 'eos') return null;
  return roundsAt(log, log.length).flatMap(tokensOfRound).findLast(({ kept }) => kept)?.token ?? null;
}

const runOf = (log: EventLog): Run => {
  const { rule, temperature, seed } = log.header.config;
  return { inBlocks: fillsBlocks(log.header.config), rule, temperature, seed, vocabulary: vocabularyOf(log), stopToken: stopTokenOf(log) };
};

/** One slot by itself; null where the cut leaves it open. */
function accepts(run: Run, now: JudgeSetting, { token, draft, q: recordedQ }: SlotView, { target, p: recordedP }: Judgement, place: Place): boolean | null {
  if (now.temperature === 0) return target.tokens[0] === undefined ? null : target.tokens[0] === token;
  const reading = readingTemperature(run.temperature);
  const row = knownRow(target, reading, run.vocabulary, { token, probability: recordedP });
  if (!row) return null;
  if (!tossesCoin(now.rule, now.temperature)) {
    const purpose = targetPurpose(now.rule, now.temperature) ?? PURPOSE.gumbel;
    return drawsToken(row, token, now.temperature, run.vocabulary, counterStream({ ...place, purpose }));
  }
  const u = counterUniform(counterStream({ ...place, purpose: PURPOSE.accept }));
  const p = probabilityBounds(row, token, now.temperature);
  let q: Bounds = { least: 1, most: 1 };
  if (now.rule === 'R1' && draft && proposalPurpose('R1', now.temperature, run.inBlocks) !== null) {
    // A proposal that was not drawn is recorded with q = 1: then the head has it on top.
    const drawn = proposalPurpose(run.rule, run.temperature) !== null;
    const known = knownRow(draft, reading, run.vocabulary, drawn ? { token, probability: recordedQ } : null);
    if (!known) return null;
    q = probabilityBounds(known, token, now.temperature);
  }
  if (u * q.most < p.least) return true;
  return u * q.least >= p.most ? false : null;
}

/** Verdicts of a round from heads and noise alone, without looking at the recorded ones. */
export function verdictsFromNoise(log: EventLog, view: RoundView, now: JudgeSetting): readonly ReVerdict[] {
  return fromNoise(runOf(log), view, now).verdicts;
}

function fromNoise(run: Run, view: RoundView, now: JudgeSetting): { readonly verdicts: readonly ReVerdict[]; readonly accepted: Bounds } {
  const verdicts: ReVerdict[] = [];
  let [least, most, open, over] = [0, 0, false, false];
  for (const [i, slot] of view.slots.entries()) {
    if (over) {
      verdicts.push(open ? 'uncertain' : 'unreached');
      continue;
    }
    const accepted = accepts(run, now, slot, slot.judged!, { seed: run.seed, sequence: 0, position: view.position + i });
    if (accepted === null) open = true;
    if (accepted !== false) most += 1;
    if (accepted === true && !open) least += 1;
    verdicts.push(open ? 'uncertain' : accepted ? 'accepted' : 'rejected');
    over = accepted === false || slot.token === run.stopToken;
  }
  return { verdicts, accepted: { least, most } };
}

function reJudgeRound(run: Run, view: RoundView, now: JudgeSetting): ReJudgedRound {
  const recorded = view.slots.map(({ judged }) => judged!.verdict);
  const then = recorded.filter((verdict) => verdict === 'accepted').length;
  const { verdicts, accepted } = sameSetting(run, now) ? { verdicts: recorded, accepted: { least: then, most: then } } : fromNoise(run, view, now);
  const slots = view.slots.map(({ slot, token }, i) => {
    const [before, after] = [recorded[i]!, verdicts[i]!];
    return { slot, token, then: before, now: after, changed: after !== 'uncertain' && after !== before };
  });
  return { round: view.round, slots, then, now: accepted };
}

/** A round's last answer: while a cursor moves on, only the round that it reaches is judged anew. */
const answers = new WeakMap<RoundView, { readonly question: string; readonly judged: ReJudgedRound }>();

function remembered(run: Run, view: RoundView, now: JudgeSetting): ReJudgedRound {
  const question = JSON.stringify([run, now.rule, now.temperature]);
  const known = answers.get(view);
  if (known?.question === question) return known.judged;
  const judged = reJudgeRound(run, view, now);
  answers.set(view, { question, judged });
  return judged;
}

/** Of the rounds given, those that have ended. */
export function reJudge(log: EventLog, rounds: readonly RoundView[], now: JudgeSetting): ReJudgement {
  const run = runOf(log);
  const judged = rounds.filter(({ end, slots }) => end !== null && slots.every((slot) => slot.judged !== null)).map((view) => remembered(run, view, now));
  const length = (accepted: (round: ReJudgedRound) => number): number =>
    acceptance(judged.map((round) => ({ drafted: round.slots.length, accepted: accepted(round) }))).acceptanceLength;
  return {
    rounds: judged,
    changed: judged.reduce((sum, { slots }) => sum + slots.filter(({ changed }) => changed).length, 0),
    uncertainRounds: judged.filter(({ slots }) => slots.some(({ now: verdict }) => verdict === 'uncertain')).length,
    then: judged.length === 0 ? null : length((round) => round.then),
    now: judged.length === 0 ? null : { least: length((round) => round.now.least), most: length((round) => round.now.most) },
  };
}
