/** Titles of the benchmark's exhibits, and what there is to see on each. */
import { wording } from '#ui/wording.ts';

export const exhibitStrings = wording({
  title: 'Benchmark',
  shows: 'Stored results, and this device’s beside them.',
  exhibits: {
    stored: { title: 'Stored results alone', shows: 'Nothing was measured here yet.' },
    rounds: { title: 'What rounds cost', shows: 'Every drafter, with its rounds against a plain step, and its memory.' },
    kernels: { title: 'Kernels', shows: 'The roofline: on the slope several rows cost little more than one, under its flat part each costs its own.' },
    'kernels-here': { title: 'Kernels, measured', shows: 'A roofline for each device; the choice between them.' },
    'by-command': { title: 'By the command line only', shows: 'Stored results of what the page cannot measure, with the model that they are of.' },
    agents: { title: 'Agents on π-Bench', shows: 'Scripts and a model, with notes and without; findings that hold, that do not, and that nobody has measured.' },
    'no-gpu': { title: 'Without WebGPU', shows: 'Stored results need none; measuring does, and says so.' },
    running: { title: 'Measuring', shows: 'How far it is, and the way to stop.' },
    measured: { title: 'Measured', shows: 'This device beside the stored one, faster and slower alike.' },
    stopped: { title: 'Stopped', shows: 'What was measured stays.' },
    failed: { title: 'Failed', shows: 'What happened, in a sentence.' },
    nothing: { title: 'Nothing stored', shows: 'Only the way to measure.' },
  },
} as const);
