/** One cell of a model, kept while it is played: the log lies beside the parts, and whatever of it is sound is not played again. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PiEvent } from '#core/pibench/events.ts';
import { decodeRun, encodeRun } from '#core/pibench/exchange/run-codec.ts';
import type { LabCell } from '#core/pibench/lab/lab-plan.ts';
import { headerOf, MAX_TURNS, playRun, type RunPlan } from '#core/pibench/play-run.ts';
import { RULE_JUDGE } from '#core/pibench/rules/rule-judge.ts';
import { runScore, type RunScore } from '#core/pibench/score/run-score.ts';
import type { Dataset } from '#core/pibench/task.ts';
import type { Endpoint } from '#endpoint/endpoint.ts';
import { TokenMeter } from '#endpoint/token-meter.ts';
import { waitByClock } from '#endpoint/wait-by-clock.ts';
import { EndpointAgent } from '#features/pibench/agents/endpoint-agent.ts';
import { spentIn } from '#features/pibench/agents/spent-in.ts';
import { NO_AGENT } from '#features/pibench/endpoint/agent-draft.ts';
import { failuresInARow, failureText, sessionsOver, soundEvents } from '#features/pibench/lab/queue-item.ts';
import { nodeLine } from '../asked-endpoint.ts';

/** An endpoint that failed so many sessions in a row will fail the next. */
const FAILURES = 2;

/** What of an earlier run is worth going on from. */
function keptEvents(path: string, plan: RunPlan, cell: LabCell): readonly PiEvent[] {
  if (!existsSync(path)) return [];
  const read = decodeRun(readFileSync(path, 'utf8'));
  if (!read.ok) throw new Error(`${path}: ${read.sentence}`);
  const header = headerOf(plan);
  if (JSON.stringify(read.run.header) !== JSON.stringify(header)) throw new Error(`${path} keeps a run of other tasks. Name another folder by --parts, or move that file away.`);
  const { events } = read.run;
  const sound = soundEvents(events, cell, plan.persona);
  // One that came to its end without a failure is whole.
  return events.at(-1)?.type === 'end' && sound.length >= events.length - 1 ? events : sound;
}

/** Throws a sentence where a session failed. */
export async function playKept(set: Dataset, cell: LabCell, endpoint: Endpoint, { folder, runTokens }: { readonly folder: string; readonly runTokens: number }, tell: (sentence: string) => void): Promise<RunScore> {
  const persona = set.personas.find(({ id }) => id === cell.persona)!;
  const agent = (meter: TokenMeter): EndpointAgent => new EndpointAgent(endpoint, nodeLine, NO_AGENT, meter);
  const plan: RunPlan = { dataset: set, persona, tasks: cell.tasks, agent: agent(new TokenMeter(runTokens)), judge: RULE_JUDGE, memory: cell.memory, seed: cell.seed, wait: (seconds, signal) => waitByClock(1000 * seconds, signal) };
  const path = join(folder, `${encodeURIComponent(cell.id)}.jsonl`);
  const events = [...keptEvents(path, plan, cell)];
  const meter = new TokenMeter(runTokens, spentIn(events));
  if (events.at(-1)?.type !== 'end') {
    if (events.length > 0) tell(`${sessionsOver(events)} of ${cell.tasks.length} sessions were played before: going on behind them.`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, encodeRun({ header: headerOf(plan), events }));
    const stop = new AbortController();
    await playRun({ ...plan, agent: agent(meter), from: [...events] }, (event) => {
      if (event.type === 'delta' || stop.signal.aborted) return;
      events.push(event);
      appendFileSync(path, `${JSON.stringify(event)}\n`);
      if (event.type !== 'close') return;
      tell(`  ${event.task}: ${event.reason}, ${event.turn} messages`);
      if (failuresInARow(events) >= FAILURES) stop.abort();
    }, stop.signal);
  }
  const failed = failureText(events);
  if (failed !== null) throw new Error(`${failed} What was played is kept in ${folder}; the same command${meter.over ? ' with a larger --run-tokens' : ''} goes on from there.`);
  return runScore(persona, events, MAX_TURNS);
}
