/** Titles of the exhibits of lab, scatter and comparison, and what there is to see on each; and words that only an exhibit needs. */
import { wording } from '#ui/wording.ts';

export const labExhibits = wording({
  title: 'π-Bench: lab',
  shows: 'Many agents, all people, and what sets agents apart; from simulated results.',
  exhibits: {
    forgetting: { title: 'Being cleared', shows: 'That the browser still forgets what was there.' },
    unforgotten: { title: 'Not forgotten', shows: 'Why what was cleared may come back.' },
    empty: { title: 'Nothing run', shows: 'What could be run, what that comes to, and which agents wait for something.' },
    filling: { title: 'Filling', shows: 'Half of the runs are done; the matrix fills.' },
    done: { title: 'All done, with and without memory', shows: 'Every figure, the worth of memory, two findings that hold and rows that nobody measured.' },
    mixed: { title: 'Other judges, other tasks, another visit', shows: 'Each in a row of its own that says so; nothing is put together that does not belong together.' },
    broken: { title: 'A model that broke off', shows: 'A run failed, another waits; what was used, what it cost, and a browser that keeps nothing.' },
  },
} as const);

export const scatterExhibits = wording({
  title: 'π-Bench: scatter',
  shows: 'Proc and Comp of our runs, beside what was published and never among it; from simulated results.',
  exhibits: {
    seeds: { title: 'Ten agents, three seeds', shows: 'Filled marks with their spread, and the hollow ones that were published.' },
    empty: { title: 'Nothing run', shows: 'The published models alone.' },
  },
} as const);

export const policyExhibits = wording({
  title: 'π-Bench: policy map',
  shows: 'Where an agent would land that thinks of so much and asks about so much; from tasks made up for it.',
  exhibits: {
    ready: { title: 'Proc, by the GPU', shows: 'The grid, one place of it in words and in the scatter, and a CPU that counted the same.' },
    comp: { title: 'Comp, with memory', shows: 'Asking moves it little: what counts is what is done.' },
    bounded: { title: 'Criteria that it cannot count', shows: 'How many, and on which side the map errs.' },
    running: { title: 'Being made', shows: 'A sentence.' },
    cpu: { title: 'No WebGPU', shows: 'A coarser grid, and why.' },
    unexpected: { title: 'A GPU that failed', shows: 'A coarser grid, and what was said.' },
    unequal: { title: 'A GPU that miscounted', shows: 'The CPU’s map, and a word of warning.' },
    failed: { title: 'It could not be made', shows: 'Why, and a way to try again.' },
    unsuited: { title: 'Tasks that it cannot be made of', shows: 'What they lack.' },
  },
} as const);
export const policyFaults = wording({ stopped: 'The engine’s worker stopped (out of memory). Choose the map again to start a new one.', adapter: 'the graphics adapter of this exhibit', refused: 'the shader does not compile' } as const);

export const compareExhibits = wording({
  title: 'π-Bench: two runs',
  shows: 'Two runs on the same task, side by side.',
  exhibits: {
    apart: { title: 'One thinks ahead, one is told', shows: 'Intents, differences, turns and criteria; one criterion is lost again.' },
    same: { title: 'A run beside itself', shows: 'No difference.' },
    missing: { title: 'A task that one has not played', shows: 'A sentence.' },
  },
} as const);

export const waits = wording({ endpoint: 'no connection yet', tab: 'no model loaded yet', judge: 'no connection yet' } as const);
export const judges = wording({ rules: 'Rules', model: 'A model' } as const);
export const faults = wording({ gone: 'The endpoint did not answer twice. What it had said is kept: start it, then try again.', tabName: 'The model in this tab', endpointName: 'A model behind a URL' } as const);
