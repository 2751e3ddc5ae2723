/**
 * Edges: a folder that is no drafter's, drafters under SpecForge's, SafeAILab's and z-lab's names, tensors missing or of another shape, maps that
 * disagree, another target, JSON that is none, sizes that cannot be packed, several weight files.
 */
import { describe, expect, it } from 'vitest';
import { writeSafetensors } from '#engine/weights/safetensors.ts';
import { bufferSource, type ByteSource } from '#engine/weights/byte-source.ts';
import type { Weights } from '#engine/model/weights.ts';
import { ModelFileError } from './fetch-file.ts';
import { dflashConfig, dflashTensors, eagleConfig, eagleTensors, plainEagleConfig, target } from './public-folders.ts';
import { readPublishedDrafter } from './published-drafter.ts';

function folder(config: object | string, tensors: Weights): readonly ByteSource[] {
  const weights = writeSafetensors(tensors, (name) => (name === 'd2t' ? 'I64' : name === 't2d' ? 'BOOL' : 'F16'));
  const json = new TextEncoder().encode(typeof config === 'string' ? config : JSON.stringify(config));
  return [bufferSource(json.buffer, 'config.json'), bufferSource(weights, 'model.safetensors')];
}

const read = (config: object | string, tensors: Weights) => readPublishedDrafter(folder(config, tensors), target.config);

describe('a drafter from elsewhere', () => {
  it.each([
    ['eagle3', 'SpecForge', eagleConfig, eagleTensors(eagleConfig)],
    ['eagle3', 'SafeAILab', plainEagleConfig, eagleTensors(plainEagleConfig)],
    ['dflash', 'z-lab', dflashConfig, dflashTensors()],
  ] as const)('is known as %s, of %s, and read whole in 32 bits', async (kind, _, config, tensors) => {
    const drafter = (await read(config, tensors))!;
    expect(drafter).toMatchObject({ kind });
    expect(drafter.headerSha256).toMatch(/^[0-9a-f]{64}$/);
    const parts = await drafter.parts(32);
    const values = 'weights' in parts ? [...parts.weights].filter(([name]) => name.endsWith('.weight')).reduce((sum, [, { data }]) => sum + data.length, 0) : 0;
    expect(values).toBe(drafter.parameters);
  });

  it('takes maps that the file left out from the rest', async () => {
    const config = { ...eagleConfig, draft_vocab_size: 16 };
    const bare = new Map([...eagleTensors(config)].filter(([name]) => name !== 'd2t' && name !== 't2d'));
    const parts = await (await read(config, bare))!.parts(32);
    expect('weights' in parts && [...parts.weights.get('t2d')!.data]).toEqual(Array.from({ length: 16 }, () => 1));
  });

  it('is none where the folder is a model’s, or has no config.json', async () => {
    expect(await read({ architectures: ['Qwen3ForCausalLM'] }, new Map())).toBeNull();
    expect(await read([], new Map())).toBeNull();
    expect(await readPublishedDrafter([], target.config)).toBeNull();
  });

  const without = (tensors: Weights, name: string): Weights => new Map([...tensors].filter(([own]) => own !== name));
  it.each([
    ['a missing tensor of EAGLE-3', eagleConfig, without(eagleTensors(eagleConfig), 'midlayer.mlp.up_proj.weight'), /midlayer\.mlp\.up_proj\.weight is missing/],
    ['a missing tensor of DFlash', dflashConfig, without(dflashTensors(), 'fc.weight'), /fc\.weight is missing/],
    ['a tensor of another shape', dflashConfig, new Map([...dflashTensors(), ['norm.weight', { shape: [4], data: new Float32Array(4) }]]), /norm\.weight is 4, not 32/],
    ['maps that disagree', eagleConfig, new Map([...eagleTensors(eagleConfig), ['t2d', { shape: [16], data: new Float32Array(16) }]]), /disagree about token/],
    ['another width', { ...eagleConfig, hidden_size: 64 }, eagleTensors(eagleConfig), /for another target/],
    ['another number of layers', { ...dflashConfig, num_target_layers: 36 }, dflashTensors(), /for another target/],
    ['JSON that is none', '{', new Map(), /config\.json/],
  ] as const)('is refused in a sentence: %s', async (_, config, tensors, sentence) => {
    const fault = await read(config, tensors).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ModelFileError);
    expect((fault as Error).message).toMatch(sentence);
  });

  it.each([['eagle3', eagleConfig, eagleTensors(eagleConfig)], ['dflash', dflashConfig, dflashTensors()]] as const)('is refused in 8 bits where its rows do not come out even: %s', async (_, config, tensors) => {
    await expect((await read(config, tensors))!.parts(8)).rejects.toThrow('its intermediate size, 48, is not a multiple of 32');
  });

  it('whose folder holds two files of weights is asked for one', async () => {
    const [config, weights] = folder(dflashConfig, dflashTensors());
    const two = [config!, { ...weights!, name: 'a.safetensors' }, { ...weights!, name: 'b.safetensors' }];
    await expect(readPublishedDrafter(two, target.config)).rejects.toThrow('model.safetensors is missing');
  });
});
