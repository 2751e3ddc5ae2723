/** Words of the part of the page where the target is watched at its thought. */
import { gpuCauses } from '#ui/gpu-causes.ts';
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';

export const liveStrings = wording({
  form: {
    heading: 'What to think about', family: 'Problem', families: { story: 'A story with sums', equation: 'An equation', date: 'A date or a time', tale: 'A tale, planned first' },
    summary: (family: string, seed: number) => `${family} · seed ${seed}`, watch: 'Watch it think', stop: 'Stop', rest: 'Show the rest',
  },
  phase: { starting: 'Starting …', loading: (share: string) => `Loading models, ${share}`, preparing: 'Preparing the GPU …', thinking: 'Thinking' },
  lead: 'The target was never taught this problem. A draft model guesses ahead; what the target refuses is struck out on its step.',
  next: (prompt: string) => `Next: ${prompt}`,
  empty: 'Press “Watch it think”: each step appears as the target writes it.',
  waiting: 'The first step is on its way.',
  facts: (judged: number, refused: number) => `Of ${plural(judged, 'draft')} judged so far, ${refused} ${refused === 1 ? 'was' : 'were'} refused.`,
  answer: { heading: 'Answer', later: 'not yet', steps: (steps: number) => plural(steps, 'step') },
  said: {
    refused: (sentence: string, refused: number) => `${sentence} ${plural(refused, 'draft')} refused.`,
    answering: (steps: number) => `The thought has ${plural(steps, 'step')}. The answer is being written.`,
    done: (steps: number, answer: string, right: string, judged: number, refused: number) => `Done after ${plural(steps, 'step')}: ${answer}, ${right}. Of ${plural(judged, 'draft')} ${refused} ${refused === 1 ? 'was' : 'were'} refused.`,
    stopped: (steps: number) => `Stopped after ${plural(steps, 'step')}. What was written stays.`,
    noAnswer: (steps: number) => `It ended after ${plural(steps, 'step')}, without an answer.`,
    tooLong: (steps: number) => `It came to the longest text allowed after ${plural(steps, 'step')}, without an answer.`,
    failed: (steps: number) => `The run broke off after ${plural(steps, 'step')}.`,
  },
  chart: {
    note: (recordings: string, runs: string) => `Share of judged drafts that the target refused, by kind of step, over ${recordings} and ${runs} made here, with 95 % intervals.`,
    recordings: (count: number) => plural(count, 'recording'), runs: (count: number) => plural(count, 'run'),
    now: 'A ring is this run alone.', column: 'Refused in this run',
  },
  gpu: { heading: 'Watching it think needs WebGPU.', still: 'Recorded thoughts can be read without it.', recorded: 'Show recorded thoughts', causes: gpuCauses },
  failure: { heading: 'The run stopped', kept: 'What it thought so far is kept.', unexpected: 'The engine stopped unexpectedly.', dismiss: 'Dismiss' },
} as const);
