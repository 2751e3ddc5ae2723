/** Scripted agents on one person of our own set: what is forgotten shows in Comp and not in Proc, so that the two can be told apart. */
import { beforeAll, expect, it } from 'vitest';
import { diskFolder } from '../../../../scripts/pibench/disk-folder.ts';
import { scriptedScore } from '../check/check-agents.ts';
import type { ScriptName } from '../agents/agent.ts';
import { readPersona } from '../read/read-persona.ts';
import { RULE_JUDGE } from '../rules/rule-judge.ts';
import type { Persona } from '../task.ts';

let persona: Persona;
beforeAll(async () => {
  persona = (await readPersona(diskFolder('public/pibench'), 'registrar/')).persona!;
}, 60_000);

it('completion spreads over scripts, and does not follow anticipation', async () => {
  const score = async (script: ScriptName): Promise<{ proc: number; comp: number }> => (await scriptedScore(persona, script, 'notes', RULE_JUDGE)).score!;
  const [passive, over, form, profile] = [await score('passive'), await score('over-doer'), await score('ask-once'), await score('profile-reader')];
  expect(passive.proc).toBe(0);
  // it anticipates the most of them and leaves the most undone
  expect(over.proc).toBeGreaterThan(profile.proc);
  expect(over.comp).toBeLessThan(passive.comp - 0.05);
  expect(new Set([passive, over, form, profile].map(({ comp }) => comp.toFixed(2))).size).toBeGreaterThanOrEqual(3);
}, 60_000);
