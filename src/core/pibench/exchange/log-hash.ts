/**
 * What a run came to, as one number: the SHA-256 of its log, keys in order and without the pieces of messages, which come in other sizes each
 * time. Same dataset, agent, judge and seed: same hash, in any browser (pibench.md 8.1).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PiRun } from '../events.ts';

export function logHash({ header, events }: PiRun): string {
  const hash = sha256.create();
  for (const line of [header, ...events.filter(({ type }) => type !== 'delta')]) hash.update(utf8ToBytes(`${canonical(line)}\n`));
  return bytesToHex(hash.digest());
}

/** JSON with keys in the order of their code units; what JSON leaves out, is left out. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));
