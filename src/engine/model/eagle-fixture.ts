/** The tiny EAGLE-3 drafter of public/models/fixtures (pytorch/eagle3_steps.py says what lies in it), before its first step. */
import { readFile } from 'node:fs/promises';
import { parseEagleConfig, vocabularyTensors, type EagleConfig } from './eagle-config.ts';
import { readSafetensors } from '#engine/weights/safetensors.ts';
import { weight, type Weights } from './weights.ts';

export interface EagleFixture {
  readonly config: EagleConfig;
  readonly weights: Weights;
  readonly embedding: Float32Array;
  readonly used: readonly number[];
  readonly texts: readonly {
    readonly ids: readonly number[];
    /** [token][taps x hidden]. */
    readonly features: Float32Array;
    /** The unrolled logits of a step and a column, from PyTorch. */
    readonly logits: (step: number, column: number) => Float32Array;
  }[];
  /** Steps of the training-time test. */
  readonly steps: number;
}

interface Steps {
  readonly config: object;
  readonly used: readonly number[];
  readonly test: number;
  readonly texts: readonly { readonly ids: readonly number[] }[];
}

const file = (name: string): URL => new URL(`../../../public/models/fixtures/${name}`, import.meta.url);

export async function eagleFixture(): Promise<EagleFixture> {
  const { config, used, test, texts } = JSON.parse(await readFile(file('eagle3-steps.json'), 'utf8')) as Steps;
  const stored = await readFile(file('eagle3-steps.safetensors'));
  const tensors = readSafetensors(stored.buffer.slice(stored.byteOffset, stored.byteOffset + stored.byteLength), 'eagle3-steps.safetensors');
  const parsed = parseEagleConfig({ architectures: ['LlamaForCausalLMEagle3'], model_type: 'llama', tie_word_embeddings: false, ...config });
  const initial = [...tensors].filter(([name]) => name.startsWith('initial/')).map(([name, tensor]) => [name.slice('initial/'.length), tensor] as const);
  return {
    config: parsed,
    weights: new Map([...initial, ...vocabularyTensors(used, parsed.vocab)]),
    embedding: weight(tensors, 'embedding'),
    used,
    steps: test,
    texts: texts.map(({ ids }, index) => ({
      ids,
      features: weight(tensors, `features.${index}`),
      logits: (step, column) => {
        const at = step * (ids.length - 1) + column;
        return weight(tensors, `logits.${index}`).subarray(at * parsed.draftVocab, (at + 1) * parsed.draftVocab);
      },
    })),
  };
}
