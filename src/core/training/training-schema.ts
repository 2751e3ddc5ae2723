/** The shape of a training's file, checked at the border. Unknown keys are dropped, so that a later trainer may add some. */
import * as v from 'valibot';
import { PUBLISHED_PROPOSAL } from '#core/speculation/proposal.ts';
import { DEFAULT_TRAINING, SLOT_LOSSES } from './training-config.ts';
import { TENTHS } from './training-curves.ts';

export const MOST_TRAINING_EVENTS = 60_000;
const MOST_TOKENS = 4096;
const MOST_SLOTS = 64;

const finite = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const positive = v.pipe(finite, v.minValue(0));
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const list = <Item extends v.GenericSchema>(item: Item, most: number) => v.pipe(v.array(item), v.maxLength(most));
const flops = v.object({ targetForward: positive, draftForward: positive, draftBackward: positive });
const slotLoss = v.picklist(SLOT_LOSSES);

const choices = v.object({
  drafter: v.picklist(['dflash', 'eagle3']),
  proposal: v.exactOptional(v.picklist(['autoregressive', 'block'])),
  method: v.picklist(['sft', 'soft', 'opd']),
  start: v.picklist(['scratch', 'shipped']),
  // another trainer than ours may have taken more at once
  steps: whole,
  texts: whole,
  anchors: whole,
  rehearsal: v.optional(share, 0),
  rate: positive,
  seed: whole,
  labels: v.optional(
    v.object({ texts: v.picklist(['sft', 'opd']), anchors: v.picklist(['random', 'rounds']), aim: v.picklist(['slots', 'kept']) }),
    DEFAULT_TRAINING.labels,
  ),
  opd: v.optional(
    v.object({
      accepted: slotLoss, rejected: slotLoss, scope: v.picklist(['suffix', 'first']), decay: share, balance: v.optional(positive, 1),
      norm: v.picklist(['means', 'tokens']), anchors: v.picklist(['rounds', 'random', 'everywhere']), correction: v.boolean(), verifiedSuffix: v.optional(v.boolean(), false),
    }),
    DEFAULT_TRAINING.opd,
  ),
});
/** Files from before there were ablations do not say how their drafter drafts. */
export const configSchema = v.pipe(choices, v.transform((given) => ({ ...given, proposal: given.proposal ?? PUBLISHED_PROPOSAL[given.drafter] })));

const header = v.object({
  config: configSchema,
  target: v.object({ name: text(200), parameters: whole, sha256: text(64) }),
  parameters: whole,
  slots: v.pipe(whole, v.minValue(1), v.maxValue(MOST_SLOTS)),
  data: v.object({ texts: whole, heldOut: whole }),
  adapter: text(300),
  engine: v.picklist(['wgsl', 'pytorch']),
  simulated: v.optional(v.boolean()),
  recordedAt: v.nullable(text(40)),
  vocabulary: v.record(v.pipe(v.string(), v.regex(/^\d{1,7}$/)), text(200)),
});

const sample = v.object({ family: text(40), prompt: list(whole, MOST_TOKENS), answer: list(whole, MOST_TOKENS), accepted: list(whole, MOST_TOKENS) });
const role = v.picklist(['accepted', 'first-rejected', 'suffix', 'label', 'unused']);

const event = v.variant('type', [
  v.object({
    type: v.literal('step'), step: whole, loss: finite, gradientNorm: positive, rate: positive,
    flops,
    slots: whole, anchorTenths: list(whole, TENTHS), ms: positive,
  }),
  v.object({
    type: v.literal('measure'), step: whole, acceptanceLength: positive, interval: v.object({ low: positive, high: positive }),
    byFamily: v.record(text(40), positive), byPosition: list(v.nullable(share), MOST_SLOTS), prompts: whole, flops: v.exactOptional(flops), firstLessonsLoss: v.exactOptional(finite),
    divergence: v.nullable(v.object({ accepted: v.nullable(positive), firstRejected: v.nullable(positive), suffix: v.nullable(positive), text: v.nullable(positive) })), samples: list(sample, 16),
  }),
  v.object({
    type: v.literal('replay'), step: whole, prompt: list(whole, MOST_TOKENS), answer: list(whole, MOST_TOKENS),
    blocks: list(v.object({ anchor: whole, slots: list(v.object({ token: whole, role, weight: positive, loss: finite }), MOST_SLOTS) }), 512),
  }),
  v.object({ type: v.literal('checkpoint'), step: whole }),
  v.object({ type: v.literal('notice'), text: text(500) }),
  v.object({ type: v.literal('end'), reason: v.picklist(['done', 'stopped', 'failed']), text: v.optional(text(500)) }),
]);

/** The envelope comes first: a file of another version need not fit the rest. */
export const trainingEnvelope = v.object({ header: v.object({ format: v.string(), version: v.pipe(v.number(), v.integer()) }) });
export const trainingFile = v.object({ header, events: list(event, MOST_TRAINING_EVENTS) });

export type WireTraining = v.InferOutput<typeof trainingFile>;
