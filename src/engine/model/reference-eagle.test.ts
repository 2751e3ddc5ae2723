/**
 * Step s of PyTorch's training-time test is what s steps of the live recurrence give, at every column of both texts: so what was taught
 * is what will run. And the draft vocabulary: there and back, and what its tensors may not say.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { worstError } from '#engine/ops/test-numbers.ts';
import { checkEagleWeights, draftPlaces, draftTokens, eagleMismatch, eagleParameterCount, parseEagleConfig, vocabularyTensors } from './eagle-config.ts';
import { eagleFixture, type EagleFixture } from './eagle-fixture.ts';
import { ReferenceEagle, type KeyValue } from './reference-eagle.ts';

let fixture: EagleFixture;
beforeAll(async () => {
  fixture = await eagleFixture();
});

it.each([0, 1])('the training-time test is the live recurrence: text %i', (index) => {
  const { config, weights, embedding, texts, steps } = fixture;
  const { ids, features, logits } = texts[index]!;
  const eagle = new ReferenceEagle(config, weights, embedding);
  const width = config.targetLayers.length * config.hidden;
  const kept: KeyValue[] = [];
  for (let column = 0; column < ids.length - 1; column += 1) {
    let row = eagle.read(eagle.fuse(features.subarray(column * width, (column + 1) * width)), ids[column + 1]!, column, kept);
    kept.push(row.entry);
    const own: KeyValue[] = [];
    for (let step = 0; step < steps; step += 1) {
      // beyond the text the test reads token 0
      if (step > 0) {
        row = eagle.read(row.said, ids[column + 1 + step] ?? 0, column + step, [...kept, ...own]);
        own.push(row.entry);
      }
      expect(worstError(row.logits, logits(step, column)), `column ${column}, step ${step}`).toBeLessThan(1e-6);
    }
  }
});

describe('the draft vocabulary', () => {
  it('leads to the target’s ids and back', () => {
    const { weights, used, config } = fixture;
    expect(draftTokens(weights)).toEqual(used);
    const places = draftPlaces(weights.get('d2t')!.data, config.vocab);
    used.forEach((id, i) => expect(places[id]).toBe(i + 1));
    expect(places.filter((place) => place === 0)).toHaveLength(config.vocab - used.length);
  });

  it.each([
    ['goes back', (used: readonly number[]) => [used[1]!, used[0]!, ...used.slice(2)], 'd2t leads to token'],
    ['leaves the target’s', (used: readonly number[]) => [...used.slice(0, -1), 96], 'd2t leads to token 96'],
  ])('is refused where it %s', (_, change, sentence) => {
    const { config, weights, used } = fixture;
    expect(() => checkEagleWeights(config, weights, new Map([...weights, ...vocabularyTensors(change(used), config.vocab)]))).toThrow(sentence);
  });

  it('is refused where its two tensors disagree', () => {
    const { config, weights, used } = fixture;
    const other = vocabularyTensors(used.slice(1), config.vocab).get('t2d')!;
    expect(() => checkEagleWeights(config, weights, new Map([...weights, ['t2d', other]]))).toThrow(`d2t and t2d disagree about token ${used[0]}.`);
  });
});

describe('a drafter of another kind', () => {
  const target = () => ({ ...fixture.config, layers: 6 });
  it('says of which sizes its target must be, and by which weights it was taught', () => {
    const config = { ...fixture.config, targetSha256: 'a'.repeat(64) };
    expect(eagleMismatch(config, target(), 'a'.repeat(64))).toBeNull();
    expect(eagleMismatch(config, target(), null)).toBeNull();
    expect(eagleMismatch(config, target(), 'b'.repeat(64))).toContain('was taught by another target (its SHA-256 begins with aaaaaaaa, not bbbbbbbb)');
    expect(eagleMismatch(config, { ...target(), vocab: 100 }, null)).toContain('it expects 96 tokens, and this one has 100.');
    expect(eagleMismatch(config, { ...target(), hidden: 32 }, null)).toContain('it expects 64 numbers in the residual stream, and this one has 32.');
    expect(eagleMismatch(config, { ...target(), layers: 3 }, null)).toContain('reads layer 3 of a target that has layers 0 to 2.');
  });

  it('is named where its tensors or its config.json are others', () => {
    const { config, weights } = fixture;
    const without = new Map([...weights].filter(([name]) => name !== 'midlayer.hidden_norm.weight'));
    expect(() => checkEagleWeights(config, without, weights)).toThrow('tensor midlayer.hidden_norm.weight is missing.');
    const wide = new Map([...weights, ['fc.weight', { shape: [64, 64], data: new Float32Array(64 * 64) }] as const]);
    expect(() => checkEagleWeights(config, wide, weights)).toThrow('tensor fc.weight is 64x64, not 64x192.');
    expect(() => parseEagleConfig({ architectures: ['LlamaForCausalLM'] })).toThrow('it is not an EAGLE-3 drafter (LlamaForCausalLMEagle3).');
  });

  it('has as many numbers as its tensors', () => {
    expect(eagleParameterCount(fixture.config)).toBe(54_528);
  });
});
