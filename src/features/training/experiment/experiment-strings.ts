/** Words of the recorded Draft-OPD experiment: what each arm is, and what came of it. */
import type { ArmName } from '#core/training/arms.ts';
import type { Experiment, SlotGroup, Verdict } from '#core/training/experiment.ts';
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';

const arms: Readonly<Record<ArmName, { readonly name: string; readonly meaning: string }>> = {
  A0: { name: 'The drafter before', meaning: 'Where all of them begin, untouched.' },
  A1: { name: 'Going on as before', meaning: 'More supervised training on its own texts: what the others are measured by.' },
  A2: { name: 'Other prompts', meaning: 'Supervised training on the prompts that Draft-OPD has.' },
  A3: { name: 'Soft labels', meaning: 'The target’s whole distribution as label, at anchors drawn at random.' },
  A4: { name: 'Kept and corrected', meaning: 'The tokens that its own rounds added to the text, and those alone.' },
  A4b: { name: 'Real anchors', meaning: 'Supervised training where its own rounds begin.' },
  A5: { name: 'First refused slot', meaning: 'That slot alone, drawn to all that the target finds likely (forward KL).' },
  A6: { name: 'Draft-OPD', meaning: 'Kept and refused slots of its own rounds, as the paper writes it.' },
  A6b: { name: 'Draft-OPD, rebalanced', meaning: 'Refused slots weigh a thirtieth, so that kept ones are heard.' },
  A6c: { name: 'Draft-OPD, as released', meaning: 'With the estimates of the authors’ code in place of the formulas.' },
  A7: { name: 'Forward KL throughout', meaning: 'Draft-OPD, refused slots treated as kept ones.' },
  A8: { name: 'Reverse KL throughout', meaning: 'Draft-OPD, kept slots treated as refused ones.' },
  A9: { name: 'No decay', meaning: 'Draft-OPD, late refused slots weighing as much as early ones.' },
  A10: { name: 'Kept slots elsewhere', meaning: 'Draft-OPD, kept slots taught at random anchors, as in the released code’s control.' },
  A10b: { name: 'All elsewhere', meaning: 'Draft-OPD at random anchors, drafted and judged there.' },
  A11: { name: 'Kept slots alone', meaning: 'One half of Draft-OPD.' },
  A12: { name: 'Refused slots alone', meaning: 'The other half.' },
  A13: { name: 'No suffix', meaning: 'Draft-OPD without what comes behind the first refused slot.' },
  A14: { name: 'Expected tokens', meaning: 'As many kept slots as can be expected, where its own rounds begin.' },
  A14r: { name: 'Expected tokens, elsewhere', meaning: 'The same at anchors drawn at random.' },
  A15: { name: 'Real anchors, rehearsed', meaning: 'Supervised training where its own rounds begin; half of each step goes on as before.' },
  A16: { name: 'Draft-OPD, rehearsed', meaning: 'Half of each step is Draft-OPD, half goes on as before.' },
  A16b: { name: 'Draft-OPD, rebalanced and rehearsed', meaning: 'The same, and refused slots weigh a thirtieth.' },
  A17: { name: 'Expected tokens, rehearsed', meaning: 'Half of each step aims at as many kept slots as can be expected, half goes on as before.' },
  A18: { name: 'New texts, rehearsed', meaning: 'Supervised training at random anchors, half on the prompts that Draft-OPD has; half of each step goes on as before.' },
};

const groups: Readonly<Record<SlotGroup, string>> = { kept: 'kept', firstRefused: 'first refused', suffix: 'behind it', text: 'on the text' };
const verdicts: Readonly<Record<Verdict, string>> = { better: 'better', worse: 'worse', same: 'no difference found', open: 'one seed: no claim' };

export const experimentStrings = wording({
  title: 'Does Draft-OPD help?',
  arms, groups, verdicts,
  answer: {
    better: (tau: string, apart: string) => `Yes, here. Draft-OPD ended at ${tau} tokens a round: ${apart} above going on as before, at the same cost.`,
    worse: (tau: string, apart: string) => `Not here. Draft-OPD ended at ${tau} tokens a round: ${apart} below going on as before, at the same cost.`,
    same: (tau: string) => `No difference found. Draft-OPD ended at ${tau} tokens a round, and going on as before, at the same cost, about there too.`,
    open: (tau: string) => `Not known. Draft-OPD ended at ${tau} tokens a round, from one seed alone.`,
    absent: 'Not known: Draft-OPD itself was not run.',
  },
  others: (names: readonly string[], tried: number) => (names.length === 0 ? `None of the ${tried} ways that were tried did better.` : `Better than going on as before: ${names.join(', ')}.`),
  aboveStart: (names: readonly string[], tau: string) =>
    names.length === 0 ? `None is found to be above the untouched drafter (${tau}).` : `Above the untouched drafter (${tau}): ${names.join(', ')}.`,
  untouched: (difference: string, verdict: Verdict) => `beside untouched ${difference}${verdict === 'open' ? '' : `: ${verdicts[verdict]}`}`,
  lead: (tau: string, operations: string, prompts: string) => `Each way goes on from one drafter (${tau} tokens a round) for the same ${operations}. A dot is the difference in tokens a round from going on as before, its line the 95 % interval over ${prompts} held-out prompts, a tick a single seed. The paper reports 8 to 10 % more, of models thousands of times this size.`,
  origin: (engine: Experiment['engine'], date: string) => `Recorded, by ${engine === 'pytorch' ? 'the PyTorch twin' : 'this page’s trainer'}, ${date}`,
  chooseExperiment: 'Experiment',
  from: (tau: string, operations: string) => `From ${tau} · ${operations}`,
  chooseArm: 'A way to go on, to look at more closely',
  scale: { less: '← fewer tokens a round', more: 'more →' },
  seeds: (n: number) => plural(n, 'seed'),
  interval: (low: string, high: string) => `${low} to ${high}`,
  measure: 'the measure',
  table: 'All ways to go on',
  columns: ['Way', 'Steps', 'Rate', 'τ', 'Seeds', 'From going on', '95 %', 'From before', '95 %', 'Found'],
  several: (from: string, to: string, seeds: number) => `${seeds}: ${from}–${to}`,
  closer: (name: string) => `${name}, beside the drafter before`,
  divergence: {
    title: 'How far from the target',
    note: 'KL(q‖p) in nats a slot; hollow: the drafter before.',
    columns: ['Slots', 'KL(q‖p)', 'Before'],
    summary: (values: string) => `Divergence from the target: ${values}.`,
  },
} as const);
