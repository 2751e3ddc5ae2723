/**
 * A training step by us and by a peer, in one page on one adapter: first that both compute the same, then how long each takes, in turn.
 * Served by the development server to the benchmark only, never part of the build.
 */
import { openBrowserGpu } from '#engine/gpu/open-browser-gpu.ts';
import { relativeError } from '#engine/train/relative-error.ts';
import type { PeerTimes } from '#features/benchmark/peer-rows.ts';
import { ourSide } from './our-side.ts';
import { tfjsAdapter, tfjsSide } from './tfjs-side.ts';
import { trainingProblem, type TrainingSide } from './training-problem.ts';

declare global {
  interface Window {
    measurePeer: (repeats: number, stepsPerRepeat: number) => Promise<PeerTimes>;
  }
}

/** How far the two may be apart and still count as the same step. */
const SAME = 1e-3;
const WARMING = 3;

async function differences(ours: TrainingSide, peer: TrainingSide): Promise<Pick<PeerTimes, 'lossDifference' | 'gradientDifference'>> {
  const [ourLoss, peerLoss] = [await ours.step(), await peer.step()];
  const lossDifference = Math.abs(peerLoss / ourLoss - 1);
  const theirs = await peer.gradients();
  const apart = [...(await ours.gradients())].map(([name, gradient]) => relativeError(theirs.get(name) ?? [], gradient));
  return { lossDifference, gradientDifference: Math.max(...apart) };
}

async function msOf(side: TrainingSide, steps: number): Promise<number> {
  const started = performance.now();
  for (let step = 0; step < steps; step += 1) await side.step();
  return (performance.now() - started) / steps;
}

window.measurePeer = async (repeats, stepsPerRepeat) => {
  const problem = trainingProblem();
  const gpu = await openBrowserGpu();
  const ours = await ourSide(gpu, problem);
  const peer = await tfjsSide(problem);
  const [here, there] = [gpu.device.adapterInfo, tfjsAdapter()].map(({ vendor, architecture, description }) => `${vendor} ${architecture} ${description}`);
  if (here !== there) throw new Error(`The two run on different adapters (${here}; ${there}).`);
  const apart = await differences(ours, peer);
  if (!(apart.lossDifference < SAME && apart.gradientDifference < SAME)) throw new Error(`The two do not compute the same step: ${JSON.stringify(apart)}.`);
  for (const side of [ours, peer]) await msOf(side, WARMING);
  const [oursMs, peerMs]: [number[], number[]] = [[], []];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    oursMs.push(await msOf(ours, stepsPerRepeat));
    peerMs.push(await msOf(peer, stepsPerRepeat));
  }
  return { peer: 'tfjs-webgpu', tokens: problem.targets.filter(({ kind }) => kind !== 'none').length, ...apart, oursMs, peerMs };
};
document.documentElement.dataset.ready = 'true';
