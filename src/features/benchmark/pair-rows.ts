/** Stored and measured rows of the same cell, side by side: in the stored order, then what only this device has. */
import type { DecodeRow, ResultRow } from './result-rows.ts';

export interface Pair<Row> {
  readonly key: string;
  readonly stored: Row | null;
  readonly here: Row | null;
}

/** A chain is a tree of no budget, and files from before do not name it. */
export const cellKey = ({ drafter, gamma, treeBudget = 0, temperature, rule }: DecodeRow): string => `${drafter} ${gamma} ${treeBudget} ${temperature} ${rule}`;

/** What two rows share if they measure the same, be it on other devices, with other prompts or more repeats. */
export function rowKey(row: ResultRow): string {
  switch (row.kind) {
    case 'decode': return `decode ${cellKey(row)} ${row.family}`;
    case 'verifyCost': return `verifyCost ${row.role} ${row.rows}`;
    case 'page': return `page ${row.route ?? ''}`;
    case 'kernel': return `kernel ${row.model} ${row.weights} ${row.op} ${row.rows}`;
    case 'trainStep': return `trainStep ${row.method} ${row.engine} ${row.scope}`;
    case 'peer': return `peer ${row.engine} ${row.backend} ${row.model} ${row.weights}`;
    case 'memory': return `memory ${row.model} ${row.weights} ${row.context}`;
    case 'agentRun': return `agentRun ${row.agent} ${row.memory} ${row.persona}`;
    case 'pibenchSpeed': return `pibenchSpeed ${row.memory} ${row.workers}`;
    case 'sameLog': return `sameLog ${row.agent} ${row.memory} ${row.persona} ${row.seed}`;
    case 'claim': return `claim ${row.id}`;
  }
}

export function pairRows<Row extends ResultRow>(stored: readonly Row[], here: readonly Row[]): readonly Pair<Row>[] {
  const byKey = (rows: readonly Row[]): ReadonlyMap<string, Row> => new Map(rows.map((row) => [rowKey(row), row]));
  const [left, right] = [byKey(stored), byKey(here)];
  return [...new Set([...left.keys(), ...right.keys()])].map((key) => ({ key, stored: left.get(key) ?? null, here: right.get(key) ?? null }));
}
