/** A training as a promise: told in several messages, failed with a sentence, or with the engine gone. */
import { expect, it } from 'vitest';
import { sftTraining } from '#core/training/simulated-trainings.ts';
import type { EngineCommands, TrainingAllowance, TrainingMessage, TrainingRequest } from '#engine/protocol.ts';
import { trainOnEngine } from './train-on-engine.ts';

const { header, events } = sftTraining;

/** Speaks when it is allowed to. */
const saying = (...messages: readonly TrainingMessage[]): { readonly asked: TrainingRequest[]; readonly allowed: number[]; readonly train: EngineCommands['train'] } => {
  const [asked, allowed]: [TrainingRequest[], number[]] = [[], []];
  return {
    asked,
    allowed,
    train: (request, port) => {
      asked.push(request);
      port.onmessage = ({ data }: MessageEvent<TrainingAllowance>) => {
        allowed.push(data.until);
        for (const message of messages) port.postMessage(message);
        port.close();
      };
      return Promise.resolve();
    },
  };
};

it('resolves to the log, and asks to keep nothing', async () => {
  const engine = saying({ kind: 'header', header }, { kind: 'events', events: events.slice(0, 9) }, { kind: 'events', events: events.slice(9) });
  const steps: number[] = [];
  const log = await trainOnEngine(engine, header.config, (step) => steps.push(step));
  expect(log).toEqual({ header, events });
  expect(steps).toEqual(events.flatMap((event) => (event.type === 'step' ? [event.step] : [])));
  expect([engine.asked, engine.allowed]).toEqual([[{ config: header.config, resume: null, unkept: true }], [Infinity]]);
});

it('rejects with the sentence of a training that failed', async () => {
  const engine = saying({ kind: 'header', header }, { kind: 'failed', cause: 'device-lost', sentence: 'The GPU went away.' });
  await expect(trainOnEngine(engine, header.config, () => undefined)).rejects.toThrow('The GPU went away.');
});

it('rejects with the engine', async () => {
  await expect(trainOnEngine({ train: () => Promise.reject(new Error('The worker stopped.')) }, header.config, () => undefined)).rejects.toThrow('The worker stopped.');
});
