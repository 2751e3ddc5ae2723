/** The scores of a run's tasks as the official `_result.json` has them, one file per task (pibench.md 5 and 6). */
import type { Criterion, Persona, Task } from '../task.ts';
import type { Verdict } from '../judge.ts';
import { compOf } from '../score/persona-score.ts';
import { tally, type RunScore } from '../score/run-score.ts';
import { isoOf } from './official-history.ts';
import type { TurnedSession } from './session-turns.ts';

const AGGREGATION = 'dependency_group_size_weighted';

const scoresOf = (criteria: readonly Criterion[], yes: readonly boolean[]): object[] =>
  criteria.map(({ text, weight }, i) => ({ index: i + 1, criterion: text, weight, score: yes[i] ? 'YES' : 'NO', value: yes[i] ? 1 : 0, weighted_value: yes[i] ? weight : 0 }));

function summary(criteria: readonly Criterion[], yes: readonly boolean[]): object {
  const met = criteria.filter((_, i) => yes[i] === true);
  const sum = (list: readonly Criterion[]): number => list.reduce((total, { weight }) => total + weight, 0);
  return { criterion_count: criteria.length, yes_count: met.length, total_weight: sum(criteria), weighted_yes_score: sum(met), average_score: compOf(criteria.map(({ weight }) => weight), yes), criterion_scores: scoresOf(criteria, yes) };
}

const yesOf = (verdicts: readonly Verdict[] | undefined): boolean[] => (verdicts ?? []).map(({ yes }) => yes);

export function resultFile(persona: Persona, task: Task, session: TurnedSession, run: RunScore, agent: string, stamp: string): string {
  const record = run.sessions.find((one) => one.task === task.id)!;
  const scored = run.score?.tasks.find((one) => one.task === task.id);
  const { covered, intents } = tally(persona, record);
  const own = intents === 0 ? 0 : covered / intents;
  const judged = session.turns.filter(({ verdicts }) => verdicts !== null);
  const indexes = (...states: readonly string[]): number[] => task.intents.flatMap(({ id }, i) => (states.includes(record.states[id] ?? '') ? [i + 1] : []));
  const moved = (turn: (typeof judged)[number], state: string): number[] => task.intents.flatMap(({ id }, i) => (turn.moved[id] === state ? [i + 1] : []));
  const group = { overall_group_task_ids: [...task.seeds, task.id], overall_group_size: 1 + task.seeds.length, overall_weight: 1 + task.seeds.length };
  const overall = { mode: AGGREGATION, scored_task_count: run.score?.tasks.length ?? 0, total_weight: (run.score?.tasks ?? []).reduce((sum, { weight }) => sum + weight, 0) };
  const checklist = task.criteria.length === 0 ? null : {
    task_id: task.id, title: task.title, ...summary(task.criteria, record.criteriaEver), ...group,
    turn_evaluations: judged.map(({ turn, verdicts }) => ({ turn_index: turn, history_path: `trace_${turn}.txt`, ...summary(task.criteria, yesOf(verdicts?.criteria)) })),
  };
  const proactiveness = {
    task_id: task.id, title: task.title, user_turn_count: record.userTurns,
    intent_judge_turns: judged.map((turn) => ({ assistant_turn_index: turn.turn, inferred_indexes: moved(turn, 'anticipated'), matched_indexes: moved(turn, 'asked') })),
    inferred_intent_indexes: indexes('anticipated'), matched_intent_indexes: indexes('asked'), covered_intent_indexes: indexes('anticipated', 'asked'), covered_intent_count: covered,
    total_hidden_intent_count: intents, independent_average_score: own, average_score: scored?.proc ?? own, include_in_overall: task.criteria.length > 0, ...group,
  };
  return `${JSON.stringify({
    user_id: persona.id, agent_id: agent, generated_at: isoOf(stamp),
    overall_average_score: run.score?.comp ?? null, overall_checklist_average_score: run.score?.comp ?? null, overall_proactiveness_average_score: run.score?.proc ?? null,
    overall_aggregation: { checklist: overall, proactiveness: overall },
    task_count: run.sessions.length, checklist_task_count: overall.scored_task_count, proactiveness_task_count: overall.scored_task_count,
    task: { task_id: task.id, title: task.title, checklist, proactiveness },
  }, null, 2)}\n`;
}
