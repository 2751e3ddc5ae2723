/** The shape of a run's file, line by line, checked at the border. Unknown keys are dropped, so that a later page may add some. */
import * as v from 'valibot';
import { SCRIPTS } from '../agents/agent.ts';
import { MEMORY_MODES, PIBENCH_FORMAT, PIBENCH_VERSION } from '../events.ts';
import { appDataSchema } from './app-data-schema.ts';

const MOST_TASKS = 2000;
const MOST_INTENTS = 500;
const MOST_EVIDENCE = 5000;

const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const list = <Item extends v.GenericSchema>(item: Item, most: number) => v.pipe(v.array(item), v.maxLength(most));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const name = text(300);
const words = text(4_000_000);

const agent = v.variant('kind', [
  v.object({ kind: v.literal('scripted'), script: v.picklist(SCRIPTS), does: v.exactOptional(share), asks: v.exactOptional(share), finishes: v.exactOptional(share), recalls: v.exactOptional(v.literal(true)) }),
  v.object({ kind: v.literal('endpoint'), host: name, model: name }),
  v.object({ kind: v.literal('tab'), model: name }),
  v.object({ kind: v.literal('person') }),
  v.object({ kind: v.literal('recorded'), name }),
]);

/** The envelope comes first: a file of another version need not fit the rest. */
export const runEnvelope = v.object({ format: v.string(), version: v.pipe(v.number(), v.integer()) });

export const runHeader = v.object({
  format: v.literal(PIBENCH_FORMAT),
  version: v.literal(PIBENCH_VERSION),
  dataset: v.object({ name, kind: v.picklist(['own', 'official']), hash: text(128) }),
  persona: name,
  tasks: list(name, MOST_TASKS),
  agent,
  memory: v.picklist(MEMORY_MODES),
  judge: name,
  seed: v.pipe(whole, v.maxValue(0xffff_ffff)),
  maxTurns: v.pipe(whole, v.minValue(1), v.maxValue(1000)),
  reveal: v.picklist(['official', 'spoken']),
});

const evidence = list(v.pipe(v.object({ start: whole, end: whole, file: v.exactOptional(name) }), v.check(({ start, end }) => end >= start)), MOST_EVIDENCE);
const verdict = v.object({ yes: v.boolean(), evidence, failed: v.exactOptional(v.boolean()) });
const asked = v.pipe(
  v.object({ ...verdict.entries, style: v.nullable(v.picklist(['clarify', 'options'])) }),
  v.check(({ yes, style }) => yes === (style !== null)),
);
const turn = whole;

export const runEvent = v.variant('type', [
  v.object({ type: v.literal('session'), task: name, files: list(name, 10_000), apps: appDataSchema, memory: words }),
  v.object({ type: v.literal('user'), text: words, reason: v.picklist(['opening', 'asked', 'told']), reveals: list(name, MOST_INTENTS) }),
  v.object({ type: v.literal('tool'), turn, name, args: v.record(name, v.unknown()), result: words, failed: v.exactOptional(v.boolean()) }),
  v.object({ type: v.literal('file'), turn, path: name, text: words }),
  v.object({ type: v.literal('delta'), turn, text: words }),
  v.object({ type: v.literal('message'), turn, text: words, tokens: v.exactOptional(v.object({ prompt: whole, completion: whole })) }),
  v.object({
    type: v.literal('verdicts'), turn, satisfied: v.record(name, verdict), asked: v.record(name, asked), criteria: list(verdict, MOST_INTENTS),
    questions: whole, blocks: whole, servingBlocks: whole,
  }),
  v.object({ type: v.literal('intent'), turn, intent: name, to: v.picklist(['anticipated', 'asked', 'missed', 'unreached']) }),
  v.object({ type: v.literal('close'), task: name, turn, reason: v.picklist(['resolved', 'max-turns', 'time-out', 'error', 'stopped']), text: v.exactOptional(text(4000)) }),
  v.object({ type: v.literal('memory'), task: name, text: words }),
  v.object({ type: v.literal('notice'), text: text(4000) }),
  v.object({ type: v.literal('end') }),
]);
