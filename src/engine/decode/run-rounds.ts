/** Whole texts by one round, for tests: in fast mode, state by state, and read back round by round. */
import type { SpecEvent } from '#core/trace/events.ts';
import { readBack } from '#engine/gpu/read-back.ts';
import { FastDecoder, type FastRun } from './fast.ts';
import { InspectDecoder } from './inspect.ts';
import type { Round } from './round.ts';
import { readState, type RoundState } from './round-state.ts';
import { startText, type TextRequest } from './start-text.ts';

/** Counts: nothing takes no time, and nothing depends on the clock. */
const clock = (): (() => number) => {
  let ms = 0;
  return () => (ms += 1);
};

/** `rounds`: in one submit, if not as many as fast mode takes. */
export async function fastText(round: Round, request: TextRequest, rounds?: number): Promise<FastRun> {
  const decoder = new FastDecoder(round, clock(), rounds);
  const run = await decoder.decode(request);
  decoder.destroy();
  return run;
}

/** One text after another. */
export async function fastTexts(round: Round, requests: readonly TextRequest[]): Promise<readonly FastRun[]> {
  const runs: FastRun[] = [];
  for (const request of requests) runs.push(await fastText(round, request));
  return runs;
}

/** One round a submit; what lies on the GPU between two is the caller's to look at. */
export async function* roundByRound(round: Round, request: TextRequest): AsyncGenerator<RoundState> {
  const { gpu, sequence } = round.pair;
  startText(round.pair, round.options.drafter, request);
  for (;;) {
    const encoder = gpu.device.createCommandEncoder();
    round.record(encoder);
    gpu.device.queue.submit([encoder.finish()]);
    const state = readState(new Uint32Array(await readBack(gpu, sequence.state)));
    yield state;
    if (state.done !== 'running') return;
  }
}

/** As a page shows it. */
export async function inspectedText(round: Round, request: TextRequest): Promise<{ readonly tokens: readonly number[]; readonly events: readonly SpecEvent[] }> {
  const decoder = new InspectDecoder(round, clock());
  await decoder.start(request);
  const tokens: number[] = [];
  const events: SpecEvent[] = [];
  for (let done = false; !done; ) {
    const next = await decoder.next();
    tokens.push(...next.tokens);
    events.push(...next.events);
    done = next.state.done !== 'running';
  }
  decoder.destroy();
  return { tokens, events };
}
