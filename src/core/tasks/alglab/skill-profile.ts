/**
 * How surely a teacher works out a single operation (note reasoning.md 6). A model that is pretrained on a noisy teacher's texts takes over
 * its certainty, skill by skill, so the atomic abilities of the base are set here by hand.
 */
import type { OperationName, SystemTag } from './systems.ts';

/** The probability that a step's value is right. */
export type Skill = (system: SystemTag, operation: OperationName) => number;

type Profile = Readonly<Record<SystemTag, Readonly<Partial<Record<OperationName, number>>>>>;

/**
 * Their mean is near 0.79, whose cube is a half: a problem of three operations is answered right about every second time, the middle of
 * what can be measured, and five operations still leave one success in a group of eight. What a tiny model finds hard is set low here too,
 * so that the profile can be taken over; a product modulo p it can hardly work out at all.
 */
const USUAL: Profile = {
  Z: { mul: 0.85, inv: 0.95, pow: 0.8, lin: 0.65 },
  F: { mul: 0.8, inv: 0.85, pow: 0.7, lin: 0.55 },
  W: { mul: 0.9, inv: 0.9, pow: 0.8, conj: 0.65 },
  S: { mul: 0.8, inv: 0.85, pow: 0.75, conj: 0.6 },
  M: { mm: 0.3, dg: 0.9 },
};

/** As sure on the whole, of other operations: a second family, and the held-out generator of best-of-N. */
const TURNED: Profile = {
  Z: { mul: 0.75, inv: 0.85, pow: 0.65, lin: 0.9 },
  F: { mul: 0.6, inv: 0.75, pow: 0.85, lin: 0.8 },
  W: { mul: 0.75, inv: 0.7, pow: 0.9, conj: 0.8 },
  S: { mul: 0.65, inv: 0.75, pow: 0.6, conj: 0.85 },
  M: { mm: 0.3, dg: 0.7 },
};

const of = (profile: Profile): Skill => (system, operation) => profile[system][operation] ?? 1;

/** Every step right. */
export const gold: Skill = () => 1;

export const SKILLS = { usual: of(USUAL), turned: of(TURNED), gold } as const satisfies Readonly<Record<string, Skill>>;
export type SkillName = keyof typeof SKILLS;
