/**
 * What the scripted agents must come to on every task of a sound set (pibench.md 8.8): oracle 1 and 1, passive and generic asker 0 and alike,
 * ask-all 1 by questions, memory worth something on every dependent, the over-doer less precise than the oracle.
 */
import type { ScriptName } from '../agents/agent.ts';
import type { MemoryMode } from '../events.ts';
import type { Judge } from '../judge.ts';
import { playScripted } from '../lab/play-scripted.ts';
import { carryOver } from '../score/carry-over.ts';
import { compOf } from '../score/persona-score.ts';
import type { RunScore } from '../score/run-score.ts';
import type { SessionRecord } from '../score/session-record.ts';
import type { Persona } from '../task.ts';
import type { SetFault } from './set-fault.ts';

const SEED = 1;

export async function scriptedScore(persona: Persona, script: ScriptName, memory: MemoryMode, judge: Judge, finishes?: number): Promise<RunScore> {
  const agent = { kind: 'scripted', script, ...(finishes !== undefined && { finishes }) } as const;
  const cell = { id: script, persona: persona.id, tasks: persona.tasks.map(({ id }) => id), agent, memory, seed: SEED, judge: judge.name };
  return (await playScripted({ name: 'own', kind: 'own', hash: '', personas: [persona] }, cell, judge, new AbortController().signal)).score;
}

export async function checkAgents(persona: Persona, judge: Judge): Promise<SetFault[]> {
  const faults: SetFault[] = [];
  const score = (script: ScriptName, memory: MemoryMode = 'none'): Promise<RunScore> => scriptedScore(persona, script, memory, judge);
  const each = ({ sessions }: RunScore, look: (record: SessionRecord) => readonly Omit<SetFault, 'task'>[]): void => {
    for (const record of sessions) faults.push(...look(record).map((fault) => ({ task: record.task, ...fault })));
  };
  const oracle = await score('oracle');
  each(oracle, (record) => [
    ...ids(record, (state) => state !== 'anticipated').map((intent) => ({ intent, what: "the oracle's whole answer does not satisfy it" })),
    ...unmet(persona, record).map((what) => ({ intent: null, what: `the oracle does not meet ${what}` })),
  ]);
  const passive = await score('passive');
  each(passive, (record) => ids(record, (state) => state !== 'missed').map((intent) => ({ intent, what: 'the passive agent meets it: x_passive, or the part of an intent told before, satisfies or asks about it' })));
  const generic = await score('generic-asker');
  each(generic, (record) => ids(record, (state) => state !== 'missed').filter((id) => stateIn(passive, record.task, id) === 'missed').map((intent) => ({ intent, what: 'a generic question counts as asking about it' })));
  const asker = await score('ask-all');
  each(asker, (record) => ids(record, (state) => state !== 'asked' && state !== 'anticipated').map((intent) => ({ intent, what: 'asking every question of the bank does not ask about it' })));
  const [on, off] = [await score('memory-replayer', 'perfect'), await score('memory-replayer', 'none')];
  for (const pair of carryOver([persona], on.sessions, off.sessions, SEED).pairs) if (pair.on <= pair.off) faults.push({ task: pair.task, intent: null, what: 'memory is worth nothing here: what its seeds taught is not anticipated' });
  // one that forgets nothing: what it does too much is looked at, not what it leaves undone
  const over = await scriptedScore(persona, 'over-doer', 'none', judge, 1);
  if ((over.offerPrecision ?? 1) >= (oracle.offerPrecision ?? 1)) faults.push({ task: persona.id, intent: null, what: 'the over-doer is as precise as the oracle' });
  for (const task of persona.tasks) {
    const [record, best] = [over, oracle].map(({ sessions }) => sessions.find((one) => one.task === task.id));
    if (task.trap === 'over-help' && record && best && compAt(persona, record) >= compAt(persona, best)) faults.push({ task: task.id, intent: null, what: 'the over-doer does what must not be done, and no criterion says so' });
  }
  return faults;
}

const ids = ({ states }: SessionRecord, is: (state: string) => boolean): string[] => Object.entries(states).flatMap(([id, state]) => (is(state) ? [id] : []));

const stateIn = ({ sessions }: RunScore, task: string, intent: string): string | undefined => sessions.find((one) => one.task === task)?.states[intent];

const criteriaOf = (persona: Persona, task: string) => persona.tasks.find(({ id }) => id === task)?.criteria ?? [];

const unmet = (persona: Persona, { task, criteriaEver }: SessionRecord): string[] => criteriaOf(persona, task).flatMap(({ text }, i) => (criteriaEver[i] === true ? [] : [`criterion ${i + 1} (${text})`]));

const compAt = (persona: Persona, { task, criteriaEver }: SessionRecord): number => compOf(criteriaOf(persona, task).map(({ weight }) => weight), criteriaEver);
