/** Words of the screen on which a model learns to judge. */
import { gpuCauses } from '#ui/gpu-causes.ts';
import { plural } from '#ui/plural.ts';
import { timeLeft } from '#ui/time-left.ts';
import { wording } from '#ui/wording.ts';

export const trainStrings = wording({
  heading: 'A small model learns to judge',
  lead: 'The judge by rule prefers one of two right thoughts; the model reads both as plain text, each cut off before its answer, and learns to give the preferred one the higher reward. Nobody tells it of steps, dead ends or repeats, and the pairs it is measured on are of other problems.',
  form: {
    label: 'What to train', steps: 'Steps', size: 'Model', start: 'Begins with', seed: 'Seed',
    sizes: { 'algebra-xs': 'XS: 64 wide, 3 layers', 'algebra-s': 'S: 128 wide, 4 layers' },
    starts: { backbone: 'The shipped backbone', scratch: 'Random weights' },
  },
  run: {
    start: 'Start training', again: 'Train anew', stop: 'Stop', goOn: (step: number) => `Go on from step ${step}`,
    preparing: 'Making pairs and starting the worker…', stopping: 'Stopping behind this step…',
    at: (step: number, steps: number) => `Step ${step} of ${steps}`, left: timeLeft,
    pace: (seconds: string) => `${seconds} s a step`,
  },
  facts: {
    model: (parameters: string, start: string) => `${parameters} parameters, begun with ${start}`,
    starts: { backbone: 'the shipped backbone', scratch: 'random weights' },
    noBackbone: 'This page was published without that backbone, so it begins with random weights.',
    pairs: (step: number, held: number) => `${step} pairs a step; measured on ${held} others`,
    kept: 'It is kept as long as this tab is open.',
  },
  empty: 'Nothing was trained here yet. Five steps show how it goes; after sixty the model has usually learnt something.',
  result: {
    unit: 'of the pairs as the judge has them',
    measured: (step: number, pairs: number, low: string, high: string) => `on ${pairs} pairs of problems it never saw, after step ${step}; 95 % interval ${low}–${high}`,
    above: (flat: string) => `That is more often than the flat judge, who sees length, fillers and repeats alone (${flat}).`,
    level: (flat: string) => `On so few pairs that cannot be told from the flat judge, who sees length, fillers and repeats alone (${flat}).`,
    below: (flat: string) => `That is less often than the flat judge, who sees length, fillers and repeats alone (${flat}).`,
    none: 'Nothing was measured yet.',
  },
  ended: { done: 'Done.', stopped: 'Stopped; nothing of it is lost.', failed: 'The training stopped' },
  loss: {
    title: 'Loss', note: 'Of each step’s pairs (dots) and of the validation pairs (line). A coin has 0.69.', none: 'Nothing to draw yet.',
    columns: ['Step', 'Loss of its pairs', 'Loss, validation'], summary: (step: number, loss: string) => `Loss at step ${step}: ${loss}`,
  },
  accuracy: {
    title: 'Prefers what the judge prefers', note: 'Share of the validation pairs, a tie counting as wrong.', none: 'Nothing to draw yet.',
    columns: ['Step', 'Model', 'Flat judge', 'Coin'], names: { model: 'model', flat: 'flat judge', coin: 'coin' },
    summary: (step: number, own: string, flat: string) => `After step ${step} the model is right on ${own} of the validation pairs, the flat judge on ${flat}, a coin on half.`,
  },
  noData: '–',
  failure: {
    heading: 'The training stopped', unexpected: 'The worker stopped without a word: start again.',
    kept: (step: number) => `What it had come to by step ${step} is kept: go on from there, or train anew.`,
    dismiss: 'Dismiss', causes: gpuCauses,
  },
  noGpu: { heading: 'Training needs WebGPU.', still: 'The judge by rule needs none.', causes: gpuCauses },
  use: { heading: 'Let it judge', text: 'The model gives its verdict beside that of the judge.', button: 'Look at two thoughts' },
  verdict: {
    trained: 'The trained model', shipped: 'The shipped reward model',
    wins: (model: string, side: string) => `${model} prefers ${side}`, tie: (model: string) => `${model} gives both the same reward`,
    rewards: (a: string, b: string) => `Rewards: A ${a}, B ${b}.`,
    behind: (steps: number) => `It learnt for ${plural(steps, 'step')}.`, card: 'It was trained beforehand, on pairs of right thoughts alone: it knows tidy from untidy, not right from wrong.',
    agrees: 'It agrees with the judge.', differs: 'It does not agree with the judge.', open: 'The judge has no winner here.',
    foreign: 'It never saw a problem of this system.', scoring: (model: string) => `${model} is reading.`, failed: (model: string, sentence: string) => `${model} could not read these two: ${sentence}`,
    ask: 'Ask the shipped reward model', untrained: 'Train a model to judge as well', training: 'A model is learning to judge',
  },
} as const);
