/**
 * An EAGLE-3 drafter's configuration, from a config.json in the style of public checkpoints (LlamaForCausalLMEagle3) that names the layers it
 * reads (eagle-taps.ts), and what must be true of its tensors: its draft vocabulary is part of the target's, and it was taught by this very target.
 */
import * as v from 'valibot';
import { PUBLISHED_PROPOSAL } from '#core/speculation/proposal.ts';
import { parseDrafterConfig, type DecoderConfig } from './config.ts';
import { blockSize, proposalOr, whole } from './proposal-fields.ts';
import { weight, type Tensor, type Weights } from './weights.ts';

/** `vocab` is the target's; the drafter's own head has `draftVocab` rows. */
export interface EagleConfig extends DecoderConfig {
  readonly draftVocab: number;
  /** Layers of the target whose outputs it reads, the first being 0. */
  readonly targetLayers: readonly number[];
  /** The blocks that it fills in at once; null: it drafts token by token. */
  readonly block: EagleBlock | null;
  /** Of the weights of the target that it was taught by; null: the file does not say. */
  readonly targetSha256: string | null;
}

export interface EagleBlock {
  /** Its anchor among them. */
  readonly rows: number;
  readonly maskToken: number;
}

const notEagle = 'it is not an EAGLE-3 drafter (LlamaForCausalLMEagle3)';
/** SafeAILab's own checkpoints go by the plain name of a LLaMA, which has no draft_vocab_size. */
const ARCHITECTURES = ['LlamaForCausalLMEagle3', 'LlamaForCausalLM'];
const otherNorm = (name: string) => v.optional(v.literal(false, `${name} is not supported`));

const nameSchema = v.object({ architectures: v.tuple([v.picklist(ARCHITECTURES, notEagle)], notEagle), draft_vocab_size: v.number(notEagle) }, notEagle);

/** tie_word_embeddings is not read: the head has rows for the draft vocabulary alone, and some name the target's choice there. */
const schema = v.object({
  num_hidden_layers: v.literal(1, 'an EAGLE-3 drafter has one layer'),
  // EAGLE-3.1 and the drafters of vLLM's speculators
  fc_norm: otherNorm('fc_norm'),
  norm_output: otherNorm('norm_output'),
  norm_before_fc: otherNorm('norm_before_fc'),
  norm_before_residual: otherNorm('norm_before_residual'),
  draft_vocab_size: v.pipe(v.number(), v.integer('draft_vocab_size is not a whole number'), v.minValue(4, 'draft_vocab_size is below 4')),
  target_layer_ids: v.pipe(v.array(whole('a target layer', 0), 'target_layer_ids is missing'), v.minLength(1, 'target_layer_ids is empty')),
  proposal: proposalOr(PUBLISHED_PROPOSAL.eagle3),
  target: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'target is no SHA-256'))),
});

/** Read where it fills in blocks. */
const blockSchema = v.object({ block_size: blockSize, mask_token_id: whole('mask_token_id', 0) }, 'a block needs its block_size and mask_token_id');

const refusal = (what: string): Error => new Error(`The EAGLE-3 drafter's config.json cannot be used: ${what}.`);

function checked<Schema extends v.GenericSchema>(fields: Schema, json: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(fields, json);
  if (!parsed.success) throw refusal(parsed.issues[0].message);
  return parsed.output;
}

/** Throws one sentence that says what in config.json this engine cannot run. */
export function parseEagleConfig(json: unknown): EagleConfig {
  checked(nameSchema, json);
  const { draft_vocab_size: draftVocab, target_layer_ids: targetLayers, proposal, target } = checked(schema, json);
  const config = parseDrafterConfig(json);
  if (draftVocab % 4 !== 0 || draftVocab > config.vocab) throw refusal(`a draft vocabulary of ${draftVocab} is no multiple of 4 within the target's ${config.vocab}`);
  const fields = proposal === 'block' ? checked(blockSchema, json) : null;
  const block = fields && { rows: fields.block_size, maskToken: fields.mask_token_id };
  if (block && block.maskToken >= config.vocab) throw refusal(`its mask is token ${block.maskToken} of a vocabulary of ${config.vocab}`);
  return { ...config, tied: false, draftVocab, targetLayers, block, targetSha256: target ?? null };
}

/** Null if the drafter is one for this target, else a sentence. `sha256`: of the target's weights; null: not known. */
export function eagleMismatch(config: EagleConfig, target: DecoderConfig, sha256: string | null): string | null {
  const other = (what: string, own: number, wanted: number): string => `The EAGLE-3 drafter is for another target: it expects ${wanted} ${what}, and this one has ${own}.`;
  if (config.vocab !== target.vocab) return other('tokens', target.vocab, config.vocab);
  if (config.hidden !== target.hidden) return other('numbers in the residual stream', target.hidden, config.hidden);
  const outside = config.targetLayers.find((layer) => layer >= target.layers);
  if (outside !== undefined) return `The EAGLE-3 drafter reads layer ${outside} of a target that has layers 0 to ${target.layers - 1}.`;
  if (!sha256 || !config.targetSha256 || sha256 === config.targetSha256) return null;
  return `The EAGLE-3 drafter was taught by another target (its SHA-256 begins with ${config.targetSha256.slice(0, 8)}, not ${sha256.slice(0, 8)}); the two were not published together.`;
}

/** Every tensor that a configuration calls for, with its shape. */
export function eagleShapes(config: EagleConfig): ReadonlyMap<string, readonly number[]> {
  const { vocab, draftVocab, hidden, heads, kvHeads, headDim, intermediate, targetLayers } = config;
  const layer: Readonly<Record<string, readonly number[]>> = {
    'self_attn.q_proj': [heads * headDim, 2 * hidden],
    'self_attn.k_proj': [kvHeads * headDim, 2 * hidden],
    'self_attn.v_proj': [kvHeads * headDim, 2 * hidden],
    'self_attn.o_proj': [hidden, heads * headDim],
    'mlp.gate_proj': [intermediate, hidden],
    'mlp.up_proj': [intermediate, hidden],
    'mlp.down_proj': [hidden, intermediate],
    input_layernorm: [hidden],
    hidden_norm: [hidden],
    post_attention_layernorm: [hidden],
  };
  return new Map([
    ['fc.weight', [hidden, targetLayers.length * hidden]],
    ...Object.entries(layer).map(([name, shape]) => [`midlayer.${name}.weight`, shape] as const),
    ['norm.weight', [hidden]],
    ['lm_head.weight', [draftVocab, hidden]],
    ['d2t', [draftVocab]],
    ['t2d', [vocab]],
  ]);
}

/** What it learns: all but the two maps between vocabularies. */
export function trainedShapes(config: EagleConfig): ReadonlyMap<string, readonly number[]> {
  return new Map([...eagleShapes(config)].filter(([name]) => name.endsWith('.weight')));
}

/** Throws one sentence when a tensor is missing or of another shape, or the two vocabularies, which d2t and t2d tell, do not fit together. */
export function checkEagleWeights(config: EagleConfig, tensors: ReadonlyMap<string, Pick<Tensor, 'shape'>>, vocabularies: Weights): void {
  const fail = (what: string): never => {
    throw new Error(`The EAGLE-3 drafter's weights do not fit its config.json: ${what}.`);
  };
  for (const [name, shape] of eagleShapes(config)) {
    const tensor = tensors.get(name) ?? fail(`tensor ${name} is missing`);
    if (tensor.shape.join() !== shape.join()) fail(`tensor ${name} is ${tensor.shape.join('x')}, not ${shape.join('x')}`);
  }
  const said = draftTokens(vocabularies);
  const wrong = said.find((id, i) => !(Number.isInteger(id) && id < config.vocab && id > (said[i - 1] ?? -1)));
  if (wrong !== undefined) fail(`d2t leads to token ${wrong}, which is out of place`);
  const t2d = weight(vocabularies, 't2d');
  const sayable = new Set(said);
  const odd = t2d.findIndex((flag, id) => (flag !== 0) !== sayable.has(id));
  if (odd >= 0) fail(`d2t and t2d disagree about token ${odd}`);
}

/** d2t and t2d for the ids that a drafter can say, ascending. */
export function vocabularyTensors(used: readonly number[], vocab: number): ReadonlyMap<string, Tensor> {
  const sayable = new Set(used);
  return new Map([
    ['d2t', { shape: [used.length], data: Float32Array.from(used, (id, i) => id - i) }],
    ['t2d', { shape: [vocab], data: Float32Array.from({ length: vocab }, (_, id) => Number(sayable.has(id))) }],
  ]);
}

/** The target's id of each token that the drafter can say: i + d2t[i]. */
export function draftTokens(weights: Weights): readonly number[] {
  return toldBy(weight(weights, 'd2t'));
}

const toldBy = (d2t: Float32Array): readonly number[] => Array.from(d2t, (offset, i) => i + offset);

/** By the target's id: the drafter's own number of the token + 1; 0: it cannot say it. */
export function draftPlaces(d2t: Float32Array, vocab: number): Uint32Array {
  const places = new Uint32Array(vocab);
  toldBy(d2t).forEach((id, i) => (places[id] = i + 1));
  return places;
}

/** Trained numbers. */
export function eagleParameterCount(config: EagleConfig): number {
  return [...trainedShapes(config).values()].reduce((sum, shape) => sum + shape.reduce((a, b) => a * b), 0);
}
