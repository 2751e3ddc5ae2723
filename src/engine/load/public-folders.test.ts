/**
 * Folders from elsewhere: EAGLE-3 by its public keys and tensor names, with and without layers, t2d and d2t of its own; norms that are not ours; a target
 * of too few layers; DFlash by its public keys; without a card, with one that names no hash, with one that names another file's.
 */
import { describe, expect, it } from 'vitest';
import type { Weights } from '#engine/model/weights.ts';
import { readDFlash } from './load-dflash.ts';
import { readEagle3, type LoadedEagle } from './load-eagle3.ts';
import { dflashConfig, dflashTensors, eagleConfig, eagleTensors, plainEagleConfig, readPublished, target } from './public-folders.ts';

const read = async (config: object, tensors: Weights = eagleTensors(config), card: string | null = null): Promise<LoadedEagle> =>
  readEagle3(await readPublished(config, tensors, card), target);
const without = (tensors: Weights, ...names: readonly string[]): Weights => new Map([...tensors].filter(([name]) => !names.includes(name)));

describe('EAGLE-3', () => {
  it.each([['SpecForge', eagleConfig], ['SafeAILab', plainEagleConfig]])('of %s reads the outputs of layers 1, L/2 - 1 and L - 4', async (_, config) => {
    const { config: parsed, published, identity } = await read(config);
    expect(parsed).toMatchObject({ targetLayers: [1, 3, 4], draftVocab: 8, vocab: 16, headDim: 8, tied: false, targetSha256: null });
    // a training that begins with it goes on from these
    expect(published).toEqual({ ...config, target_layer_ids: [1, 3, 4] });
    expect(identity.name).toBe('theirs');
    expect(identity.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('reads the layers that eagle_config names, as outputs; an empty list names none', async () => {
    const named = (ids: readonly number[]) => ({ ...eagleConfig, eagle_config: { eagle_aux_hidden_state_layer_ids: ids, use_aux_hidden_state: true, use_last_layernorm: true } });
    expect((await read(named([0, 3, 6]))).config.targetLayers).toEqual([0, 3, 6]);
    expect((await read(named([]))).config.targetLayers).toEqual([1, 3, 4]);
  });

  it('is read under vLLM’s name of its layer, and without the maps that follow from the rest', async () => {
    const tensors = eagleTensors(eagleConfig);
    const renamed = new Map([...tensors].map(([name, tensor]) => [name.replace('midlayer', 'layers.0'), tensor] as const));
    const whole = await read(eagleConfig);
    expect((await read(eagleConfig, without(renamed, 't2d'))).weights.get('t2d')!.data).toEqual(whole.weights.get('t2d')!.data);
    const sayingAll = { ...eagleConfig, draft_vocab_size: 16 };
    expect((await read(sayingAll, without(eagleTensors(sayingAll), 'd2t', 't2d'))).weights.get('d2t')!.data).toEqual(new Float32Array(16));
  });

  it.each([
    ['one without d2t that cannot say all', () => read(eagleConfig, without(eagleTensors(eagleConfig), 'd2t')), 'tensor d2t is missing.'],
    ['EAGLE-3.1', () => read({ ...eagleConfig, fc_norm: true, norm_output: true }, eagleTensors(eagleConfig)), 'fc_norm is not supported.'],
    ['a language model', () => read({ ...plainEagleConfig, draft_vocab_size: undefined }, eagleTensors(eagleConfig)), 'it is not an EAGLE-3 drafter (LlamaForCausalLMEagle3).'],
    ['a list, not a configuration,', () => read([], eagleTensors(eagleConfig)), 'it is not an EAGLE-3 drafter'],
    ['layers that are none', () => read({ ...eagleConfig, eagle_config: { eagle_aux_hidden_state_layer_ids: [1, 2.5] } }, eagleTensors(eagleConfig)), 'a target layer is not a whole number.'],
  ])('%s is a sentence', async (_, reading, sentence) => {
    await expect(reading()).rejects.toThrow(sentence);
  });

  it('of a target with too few layers must name its own', async () => {
    const shallow = { ...target, config: { ...target.config, layers: 3 } };
    const files = await readPublished(eagleConfig, eagleTensors(eagleConfig));
    expect(() => readEagle3(files, shallow)).toThrow('the usual ones need a target of 4 layers, not 3; name them in target_layer_ids.');
    expect(readEagle3({ ...files, config: { ...eagleConfig, target_layer_ids: [0, 1, 2] } }, shallow).config.targetLayers).toEqual([0, 1, 2]);
  });
});

it('DFlash of z-lab is read by its public keys', async () => {
  const loaded = readDFlash(await readPublished(dflashConfig, dflashTensors()), target);
  expect(loaded.config).toMatchObject({ taps: [1, 3, 5], block: 16, maskToken: 3, proposal: 'block', target: null });
});

describe('a card', () => {
  it('that names no hash is its title alone', async () => {
    expect((await read(eagleConfig, eagleTensors(eagleConfig), '---\nlicense: mit\n---\n# Their drafter\n\nRun it.')).identity.name).toBe('Their drafter');
  });
  it('that names hashes is held to them', async () => {
    await expect(read(eagleConfig, eagleTensors(eagleConfig), `# Theirs\n\n${'ab'.repeat(32)}  config.json\n`)).rejects.toThrow('is not the file that its model card names');
    await expect(read(eagleConfig, eagleTensors(eagleConfig), `# Theirs\n\n${'ab'.repeat(32)}  other.json\n`)).rejects.toThrow('The model card does not name models/theirs/config.json');
  });
});
