/** Words of the policy map. */
import type { PolicyCell } from '#core/pibench/policy/policy-map.ts';
import type { SweepAbsence, SweepFacts } from '#engine/policy-protocol.ts';
import { gpuCauses } from '#ui/gpu-causes.ts';
import { count, tenth } from '#ui/number-format.ts';
import { wording } from '#ui/wording.ts';

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const figure = (share: number): string => tenth(100 * share).replace(/\.0$/, '');
const time = (ms: number): string => (ms < 950 ? `${Math.max(1, Math.round(ms))} ms` : `${tenth(ms / 1000)} s`);
const of = ({ steps, seeds, sessions }: SweepFacts): string => `${count(sessions)} simulated sessions: ${steps + 1} × ${steps + 1} places, with memory and without, all tasks, ${seeds} seeds`;

export const policyStrings = wording({
  intro: 'An agent that thinks of so many wishes by itself, and asks about so many of the others: simulated at every place of a grid.',
  show: { label: 'Policy map', none: 'No map', proc: 'Map of Proc', comp: 'Map of Comp' },
  memory: { label: 'Remembers', none: 'Remembers nothing', perfect: 'All earlier sessions' },
  finishes: { label: 'Carries out what it is told', 0: 'Never acts when told', 50: 'Acts on half', 100: 'Acts on all' },
  title: { proc: 'Where would a policy land? Proc', comp: 'Where would a policy land? Comp' },
  does: 'Thinks of, by itself', asks: 'Asks about, of the rest',
  slider: (name: string, share: number) => `${name}: ${percent(share)}`,
  lands: ({ does, asks, proc, comp }: PolicyCell) => `Thinks of ${percent(does)} and asks about ${percent(asks)} of the rest: it lands at Proc ${figure(proc)}, Comp ${figure(comp)}.`,
  behind: ({ anticipated, asked, missed, userTurns }: PolicyCell) => `Of 100 wishes ${Math.round(100 * anticipated)} are anticipated, ${Math.round(100 * asked)} asked about and ${Math.round(100 * missed)} left for the user to tell, who speaks ${tenth(userTurns)} times a task.`,
  recalls: 'What an earlier task taught it does for certain.',
  landing: 'where that policy lands, simulated on the own set',
  scale: ['0', '50', '100'],
  axes: { does: 'thinks of, %', asks: 'asks about, % of the rest' },
  waiting: 'Trying what each criterion hangs on, then simulating every place …',
  failed: 'The map could not be made.',
  again: 'Try again',
  unsuited: 'There is no map of these tasks: it needs tasks whose authors wrote what an agent would say, as our own set has them.',
  byGpu: (facts: SweepFacts, adapter: string, ms: number, cpuMs: number) => `${of(facts)}, in ${time(ms)} on ${adapter}; by the CPU ${time(cpuMs)}.`,
  equal: 'CPU check: equal, to the integer.',
  unequal: 'CPU check: not equal. The map is the CPU’s; the GPU miscounted.',
  byCpu: (facts: SweepFacts, ms: number) => `${of(facts)}, in ${time(ms)} on the CPU.`,
  coarse: (cause: string) => `${cause} The grid is coarser for it, and the seeds are fewer.`,
  cause: (absence: SweepAbsence) => (typeof absence === 'string' ? gpuCauses[absence].cause : `The GPU failed unexpectedly (${absence.unexpected}).`),
  literal: 'Every part and question counts for what its author meant by it. The rule judge reads the words, and sees about one session in a hundred otherwise.',
  bounded: (n: number) => `${n === 1 ? 'One criterion asks' : `${count(n)} criteria ask`} for several parts out of more, which the map cannot count: met only where every wish is acted on. Comp is at least what is drawn.`,
  table: { proc: 'Proc by policy', comp: 'Comp by policy', corner: 'Asks about', column: (share: number) => `Thinks of ${percent(share)}`, row: percent, value: figure },
} as const);
