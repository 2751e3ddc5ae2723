/**
 * The arms of the Draft-OPD experiment (docs/experiments/draft-opd.md): each a training's choices, beginning with the shipped drafter.
 * pytorch/opd_arms.py has the same table for its own runner; arms.test.ts holds the two together.
 */
import { DEFAULT_LABELS, DEFAULT_OPD, DEFAULT_TRAINING } from './training-config.ts';
import type { LabelSwitches, OpdSwitches, TrainingConfig } from './training-events.ts';

export interface Arm {
  readonly about: string;
  /** null: nothing is trained. */
  readonly choices: Pick<TrainingConfig, 'method' | 'labels' | 'opd' | 'rehearsal'> | null;
}

const labels = (about: string, method: 'sft' | 'soft', own: Partial<LabelSwitches>): Arm => ({ about, choices: { method, labels: { ...DEFAULT_LABELS, ...own }, opd: DEFAULT_OPD, rehearsal: 0 } });
const opd = (about: string, own: Partial<OpdSwitches>): Arm => ({ about, choices: { method: 'opd', labels: DEFAULT_LABELS, opd: { ...DEFAULT_OPD, ...own }, rehearsal: 0 } });

const rehearsing = (about: string, { choices }: Arm): Arm => ({ about, choices: choices && { ...choices, rehearsal: 1 / 2 } });

export const ARMS = {
  A0: { about: "the first training's checkpoint, untouched", choices: null },
  A1: labels('more of the first training', 'sft', {}),
  A2: labels("the first training's loss on the new prompts", 'sft', { texts: 'opd' }),
  A3: labels('soft labels at random anchors', 'soft', { texts: 'opd' }),
  A4: opd('forward KL on committed tokens, real anchors', { correction: true, rejected: 'none' }),
  A4b: labels("the first training's loss at real anchors", 'sft', { texts: 'opd', anchors: 'rounds' }),
  A5: opd('forward KL on the first refused slot (OSD)', { accepted: 'none', rejected: 'fkl', scope: 'first' }),
  A6: opd("Draft-OPD, the paper's formulas", {}),
  A6b: opd('Draft-OPD, refused slots at a thirtieth', { balance: 1 / 30 }),
  A6c: opd("Draft-OPD, the released code's estimators", { accepted: 'bern', correction: true, rejected: 'k3', norm: 'tokens' }),
  A7: opd('forward KL on both', { rejected: 'fkl' }),
  A8: opd('reverse KL on both', { accepted: 'rkl' }),
  A9: opd('no decay', { decay: 1 }),
  A10: opd('kept slots moved to random anchors', { anchors: 'random' }),
  A10b: opd('all at random anchors', { anchors: 'everywhere' }),
  A11: opd('kept slots only', { rejected: 'none' }),
  A12: opd('refused slots only', { accepted: 'none' }),
  A13: opd('no suffix: the first refused slot only, reverse KL', { scope: 'first' }),
  A14: labels('expected tokens a round, real anchors', 'sft', { texts: 'opd', anchors: 'rounds', aim: 'kept' }),
  A14r: labels('expected tokens a round, random anchors', 'sft', { texts: 'opd', aim: 'kept' }),
  A15: rehearsing("A4b, with half of each step the first training's", labels('', 'sft', { texts: 'opd', anchors: 'rounds' })),
  A16: rehearsing("Draft-OPD, with half of each step the first training's", opd('', {})),
  A16b: rehearsing("Draft-OPD, refused slots at a thirtieth, with half of each step the first training's", opd('', { balance: 1 / 30 })),
  A17: rehearsing("A14, with half of each step the first training's", labels('', 'sft', { texts: 'opd', anchors: 'rounds', aim: 'kept' })),
  A18: rehearsing("A2, with half of each step the first training's", labels('', 'sft', { texts: 'opd' })),
} as const satisfies Readonly<Record<string, Arm>>;

export type ArmName = keyof typeof ARMS;

export const ARM_NAMES = Object.keys(ARMS) as readonly ArmName[];

/** What the arm trains, with as much a step as the ranges of choices allow. */
export function armConfig(name: ArmName, rate: number, seed: number): TrainingConfig {
  return { ...DEFAULT_TRAINING, ...ARMS[name].choices, start: 'shipped', texts: 8, anchors: 16, rate, seed };
}
