/**
 * The worker in which a reward model learns: a GPU device of its own, and no shipped model unless it begins with one, so the engine keeps what it has loaded. What was
 * trained is kept in its memory, and outlives a lost GPU. Whoever trains or scores takes a turn.
 */
import { expose } from 'comlink';

import { TrainingGate } from '#core/training/training-gate.ts';
import { HeldGpu } from './gpu/held-gpu.ts';
import { openBrowserGpu } from './gpu/open-browser-gpu.ts';
import { untilLost } from './gpu/until-lost.ts';
import { loadBackbone } from './load/load-backbone.ts';
import { overPort } from './over-port.ts';
import type { RewardCommands, RewardMessage, RewardRequest, ScoreRequest } from './reward-protocol.ts';
import { RewardPupil } from './train/reward-pupil.ts';
import { Turns } from './turns.ts';

class RewardWorker implements RewardCommands {
  readonly #gpu = new HeldGpu(openBrowserGpu, () => undefined);
  readonly #turns = new Turns();
  readonly #pupil = new RewardPupil((baseUrl, folder) => loadBackbone((url) => fetch(url), baseUrl, folder));
  #gate: TrainingGate | null = null;

  async train(request: RewardRequest, port: MessagePort): Promise<void> {
    this.#gate?.stop();
    const gate = (this.#gate = new TrainingGate());
    const emit = (message: RewardMessage): void => port.postMessage(message);
    await overPort(port, () => this.#turns.take(async () => {
      const gpu = await this.#gpu.open();
      const outlet = { emit: (event: Extract<RewardMessage, { kind: 'event' }>['event']) => emit({ kind: 'event', event }), gate };
      await untilLost(gpu, this.#pupil.learn(gpu, request, () => performance.now(), outlet), () => undefined);
    }));
  }

  async stop(): Promise<void> {
    this.#gate?.stop();
  }

  score(request: ScoreRequest): Promise<readonly number[]> {
    return this.#turns.take(async () => {
      const gpu = await this.#gpu.open();
      return untilLost(gpu, this.#pupil.score(gpu, request), () => undefined);
    });
  }
}

expose(new RewardWorker());
