/**
 * One task of an official outputs tree, read on its own: the task itself (the dataset's where it is known and the same, else made of what the
 * files say), its session's events, and the scores that were recorded.
 */
import type { PiEvent } from '../events.ts';
import type { FileFault, Folder } from '../read/folder.ts';
import type { Criterion, HiddenIntent, Task } from '../task.ts';
import { plainWords, simulatorLog, type SimulatorLog } from './official-log.ts';
import type { OutputTask } from './official-outputs.ts';
import { insidesSchema, logLine, messageLine, resultFileSchema, type OfficialCriterion, type OfficialInsides, type OfficialMessage, type OfficialResult } from './official-schema.ts';
import { sessionEvents } from './official-session.ts';
import { readJson, readJsonLines } from './read-json.ts';

export interface RecordedTask {
  readonly proc: number | null;
  readonly ownProc: number | null;
  readonly comp: number | null;
  /** Of its persona at that time. */
  readonly overallProc: number | null;
  readonly overallComp: number | null;
}

export interface ReadOutputTask {
  readonly task: Task;
  readonly stamp: string;
  readonly events: readonly PiEvent[];
  readonly log: Pick<SimulatorLog, 'dataset' | 'run'>;
  readonly recorded: RecordedTask | null;
}

/** null: too little of it is left to tell what happened; a fault says what. */
export async function readOutputTask(folder: Folder, place: OutputTask, persona: string, known: Task | null, say: (fault: FileFault) => unknown): Promise<ReadOutputTask | null> {
  const messages = await readJsonLines(folder, place.messages, messageLine, say);
  const lines = place.log ? await readJsonLines(folder, place.log, logLine, say) : null;
  const result = place.result ? await readJson(folder, place.result, resultFileSchema, say) : null;
  const insides: (OfficialInsides | null)[] = [];
  for (const file of place.insides) insides.push(await readJson(folder, file, insidesSchema, say));
  const left = (sentence: string): null => {
    say({ file: (place.log ?? place.messages).path, line: null, sentence });
    return null;
  };
  if (!messages?.some(({ role }) => role === 'assistant')) return left(`${place.task} was left out: no message of the assistant can be read.`);
  if (!lines) return left(`${place.task} was left out: without the log of the simulator nothing is known of its wishes.`);
  const log = simulatorLog(lines);
  const intents = intentsOf(log, known);
  if (!intents) return left(`${place.task} was left out: its log does not list the hidden wishes, and the data folder that would is not open.`);
  const note = (sentence: string): unknown => say({ file: (place.log ?? place.messages).path, line: null, sentence });
  if (known && intents !== known.intents) note(`${place.task} was played with other hidden wishes than the open data folder has, so those of the log are shown.`);
  if (!result && known?.criteria.length !== 0) note(`${place.task} has no result that can be read, so its criteria are not scored.`);

  const criteria = criteriaOf(result, known);
  const task: Task = { ...(known ?? unknownTask(place.task, persona, messages, result)), intents, criteria };
  const turns = messages.filter(({ role }) => role === 'assistant').length;
  const events = sessionEvents({ task, messages, log, insides, criteria: result ? criteriaByTurn(result, criteria, turns) : [] }, note);
  return { task, stamp: place.stamp, events, log, recorded: result ? recordedOf(result) : null };
}

/** The known ones where the log lists the same, in the same order. */
function intentsOf({ intents: listed }: SimulatorLog, known: Task | null): readonly HiddenIntent[] | null {
  if (!listed || listed.length === 0) return known?.intents ?? null;
  if (known?.intents.length === listed.length && known.intents.every(({ content }, i) => plainWords(content) === plainWords(listed[i]!.content))) return known.intents;
  const ids = new Set(listed.map(({ x_id: id }) => id));
  const named = ids.size === listed.length && !ids.has(undefined);
  return listed.map(({ content, status, x_id: id }, i) => ({
    id: named ? id! : String(i + 1), content, provided: status === 'provided', kind: null, source: null, spoken: null, part: null, does: null, asks: null, examples: null,
  }));
}

/** Those that were scored: the dataset's own, and checks in Python, which it does not count. */
function criteriaOf(result: OfficialResult | null, known: Task | null): Criterion[] {
  const checklist = result?.task.checklist;
  const scored = checklist?.criterion_scores ?? checklist?.turn_evaluations?.[0]?.criterion_scores ?? [];
  return scored.map(({ criterion: text, weight }) => ({ text, weight: weight ?? 1, rule: known?.criteria.find((one) => plainWords(one.text) === plainWords(text))?.rule ?? null }));
}

function unknownTask(id: string, persona: string, messages: readonly OfficialMessage[], result: OfficialResult | null): Task {
  const seeds = (result?.task.proactiveness?.overall_group_task_ids ?? []).filter((one) => one !== id);
  return {
    id, persona, title: titleOf(result) ?? id, description: '', role: seeds.length > 0 ? 'dependent' : 'independent', seeds: [...new Set(seeds)],
    opening: messages.find(({ role }) => role === 'user')?.message ?? '', intents: [], criteria: [], filesRead: [], workspace: {},
    apps: { mail: { inbox: [], drafts: [], sent: [], archive: [] }, calendar: [], tasks: [], notes: [] }, passive: null, overdo: null, difficulty: null, trap: null,
  };
}

const titleOf = (result: OfficialResult | null): string | null => (result?.task.title === '' ? null : (result?.task.title ?? null));

const holds = ({ value, score }: OfficialCriterion): boolean => (value === null || value === undefined ? score?.trim().toUpperCase() === 'YES' : Number(value) > 0);

function criteriaByTurn(result: OfficialResult, criteria: readonly Criterion[], turns: number): boolean[][] {
  const { criterion_scores: whole, turn_evaluations: evaluations } = result.task.checklist ?? {};
  const yesOf = (scores: readonly OfficialCriterion[]): boolean[] => criteria.map(({ text }, i) => {
    const one = scores.find(({ index, criterion }) => index === i + 1 && criterion === text) ?? scores.find(({ criterion }) => criterion === text);
    return one !== undefined && holds(one);
  });
  const byTurn = Array.from({ length: turns }, (): boolean[] => criteria.map(() => false));
  const sorted = [...(evaluations ?? [])].sort((a, b) => (a.turn_index ?? 0) - (b.turn_index ?? 0));
  const numbered = sorted.every(({ turn_index: turn }) => typeof turn === 'number' && turn >= 1 && turn <= turns);
  for (const [i, { turn_index: turn, criterion_scores: scores }] of sorted.entries()) {
    const at = numbered ? turn! - 1 : i;
    if (at < turns) byTurn[at] = yesOf(scores ?? []);
  }
  // What held at some time, and no turn tells when, is told at the end.
  for (const [i, yes] of yesOf(whole ?? []).entries()) if (yes && turns > 0 && !byTurn.some((turn) => turn[i])) byTurn[turns - 1]![i] = true;
  return byTurn;
}

const recordedOf = ({ overall_proactiveness_average_score: overallProc, overall_checklist_average_score: overallComp, task: { checklist, proactiveness } }: OfficialResult): RecordedTask => ({
  proc: proactiveness?.average_score ?? null,
  ownProc: proactiveness?.independent_average_score ?? null,
  comp: checklist?.average_score ?? null,
  overallProc: overallProc ?? null,
  overallComp: overallComp ?? null,
});
