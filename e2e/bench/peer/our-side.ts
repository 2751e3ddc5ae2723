/** The step by our trainer: the network, loss and gradients that the training lab runs, without its optimiser. */
import { Landing } from '#engine/gpu/landing.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { dflashShapes } from '#engine/model/dflash-weights.ts';
import { DFlashNetwork } from '#engine/train/dflash-network.ts';
import { Parameters } from '#engine/train/parameters.ts';
import { SlotLosses } from '#engine/train/slot-losses.ts';
import type { TrainingProblem, TrainingSide } from './training-problem.ts';

export async function ourSide(gpu: Gpu, { config, weights, embedding, ids, features, anchors, targets }: TrainingProblem): Promise<TrainingSide> {
  const parameters = new Parameters(gpu, dflashShapes(config));
  parameters.write(weights);
  const table = { shape: [config.decoder.vocab, config.decoder.hidden], data: { buffer: gpu.uploaded('embedding', embedding) }, gradient: null };
  const network = await DFlashNetwork.create(gpu, config, parameters, { embedding: table, head: table }, { blocks: anchors.length, positions: ids.length });
  const losses = await SlotLosses.create(network.tape, network.logits, { teacherRows: 0 });
  await network.tape.finish();
  network.write([{ ids, features }], anchors.map((anchor) => ({ text: 0, anchor })));
  losses.write(targets);
  const landing = new Landing(gpu, 'slot figures', losses.figureBytes);
  return {
    step: async () => {
      const encoder = gpu.device.createCommandEncoder({ label: 'forward and backward' });
      encoder.clearBuffer(parameters.gradients);
      const pass = encoder.beginComputePass();
      network.tape.recordForward(pass);
      losses.record(pass);
      network.tape.recordBackward(pass);
      pass.end();
      losses.recordRead(encoder, landing.buffer, 0);
      gpu.device.queue.submit([encoder.finish()]);
      const figures = losses.read(await landing.read(), 0);
      return targets.reduce((sum, { kind, weight }, row) => sum + (kind === 'none' ? 0 : weight * figures[row]!.loss), 0);
    },
    gradients: async () => new Map([...(await parameters.readGradients())].map(([name, { data }]) => [name, data])),
  };
}
