/** A model as a folder that loads, config.json and model.safetensors, over an older one: each file is whole or not there, and never does one lie beside the other's predecessor. */
import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Weights } from '#engine/model/weights.ts';
import { writeSafetensors } from '#engine/weights/safetensors.ts';

const CONFIG = 'config.json';
const WEIGHTS = 'model.safetensors';

/** `config`: the path of the file that describes these weights. */
export function writeModel(folder: string, config: string, weights: Weights): void {
  const [configPath, weightsPath] = [join(folder, CONFIG), join(folder, WEIGHTS)];
  copyFileSync(config, `${configPath}.part`);
  writeFileSync(`${weightsPath}.part`, new Uint8Array(writeSafetensors(weights, 'F32')));
  // without its config a folder is no model, whatever weights are in it
  rmSync(configPath, { force: true });
  renameSync(`${weightsPath}.part`, weightsPath);
  renameSync(`${configPath}.part`, configPath);
}

export function removeModel(folder: string): void {
  for (const name of [CONFIG, WEIGHTS]) rmSync(join(folder, name), { force: true });
}
