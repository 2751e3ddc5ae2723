/**
 * The files of schema v2 as they may lie on a stranger's disk (pibench.md 3.2-3.5), with our `x_` keys (docs/pibench-tasks.md). Unknown keys are
 * ignored, as the official loader ignores them; what it refuses is refused.
 */
import * as v from 'valibot';
import { DetectorSchema, QuestionDetectorSchema } from '../rules/detector-schema.ts';
import { INTENT_KINDS } from '../task.ts';
import { isInside } from './folder.ts';

const MOST_TEXT = 100_000;
const text = v.pipe(v.string('a text is expected'), v.maxLength(MOST_TEXT, 'this text is too long'));
const name = v.pipe(text, v.minLength(1, 'a name is expected'), v.maxLength(200, 'this name is too long'));
/** A word, or a number or a yes that YAML took for one. */
const words = v.pipe(v.union([text, v.number(), v.boolean()], 'a text is expected'), v.transform(String));
const schemaVersion = v.picklist(['v2', 2], 'only schema_version v2 is read');
const listOf = <Schema extends v.GenericSchema>(item: Schema): v.ArraySchema<Schema, string> => v.array(item, 'a list is expected');
const path = v.pipe(name, v.check(isInside, 'this path leads out of its folder'));

export const profileSchema = v.object({
  schema_version: schemaVersion,
  user_id: name,
  role: v.union([text, v.pipe(v.object({ role_text: text }), v.transform((role) => role.role_text))], 'a text is expected'),
  preferences: v.optional(v.nullable(v.record(v.string(), words)), {}),
  long_term_goals: v.optional(v.nullable(listOf(words)), []),
  x_name: v.optional(name),
  x_line: v.optional(name),
});

export const episodeSchema = v.object({
  schema_version: schemaVersion,
  episode_id: name,
  user_id: name,
  tasks: v.pipe(listOf(v.object({ task_id: name, depends_on: v.optional(v.nullable(listOf(name)), []) })), v.maxLength(1000, 'these are too many tasks')),
});

export const toolsSchema = v.object({ tool_names: v.pipe(listOf(name), v.maxLength(1000, 'these are too many tools')) });

const reply = {
  text: v.optional(text, ''),
  files: v.optional(listOf(v.strictObject({ path, text })), []),
  tools: v.optional(listOf(v.strictObject({ name, args: v.optional(v.record(v.string(), v.unknown()), {}) })), []),
};

const examples = v.strictObject({ does: listOf(text), does_not: listOf(text), asks: listOf(text), asks_not: listOf(text) });

/** Our keys are checked to the letter, so that a slip of the pen does not go unseen; others may say what they like. */
const noStrayX = (value: object): boolean => Object.keys(value).every((key) => !key.startsWith('x_') || INTENT_KEYS.has(key));
const INTENT_KEYS = new Set(['x_id', 'x_kind', 'x_source', 'x_reply', 'x_part', 'x_examples', 'x_do', 'x_ask']);

const intentSchema = v.pipe(
  v.looseObject({
    content: v.pipe(text, v.minLength(1, 'an intent says something')),
    status: v.optional(v.picklist(['not_provided', 'provided'], 'status is not_provided or provided'), 'not_provided'),
    x_id: v.optional(v.pipe(name, v.regex(/^[a-z][a-z0-9_]*$/, 'x_id is written in small letters, digits and _'))),
    x_kind: v.optional(v.picklist(INTENT_KINDS, `x_kind is one of ${INTENT_KINDS.join(', ')}`)),
    x_source: v.optional(v.pipe(name, v.regex(/^(profile|domain|file:.+|session:[^#]+#[a-z0-9_]+)$/, 'x_source is profile, domain, file:NAME or session:TASK#x_id'))),
    x_reply: v.optional(text),
    x_part: v.optional(v.strictObject({ place: v.optional(v.picklist(['before', 'after']), 'after'), ...reply })),
    x_examples: v.optional(examples),
    x_do: v.optional(DetectorSchema),
    x_ask: v.optional(QuestionDetectorSchema),
  }),
  v.check((value) => noStrayX(value), 'an intent has an x_ key that does not exist'),
);

const criterionSchema = v.pipe(
  v.looseObject({ criterion: v.pipe(text, v.minLength(1, 'a criterion says something')), weight: v.optional(v.pipe(v.number('weight is a number'), v.gtValue(0, 'weight is above 0')), 1), x_rule: v.optional(DetectorSchema) }),
  v.check((value) => !('tools' in value), 'a checklist item may not hold tools'),
);

const objectivesSchema = v.strictObject(
  {
    checklist: v.optional(v.nullable(listOf(criterionSchema)), []),
    files_read: v.optional(v.nullable(listOf(path)), []),
    tools: v.optional(v.nullable(v.array(v.unknown())), []),
    tools_evaluation_path: v.optional(v.nullable(path)),
  },
  'objectives hold checklist, files_read, tools and tools_evaluation_path alone',
);

const mail = v.strictObject({ id: name, from: v.optional(name, 'me'), to: v.optional(name), subject: text, date: v.optional(name), body: text });
const appsSchema = v.strictObject({
  mail: v.optional(v.strictObject({ inbox: v.optional(listOf(mail), []), drafts: v.optional(listOf(mail), []), sent: v.optional(listOf(mail), []), archive: v.optional(listOf(mail), []) })),
  calendar: v.optional(listOf(v.strictObject({ id: name, title: text, date: name, start: name, end: name, place: v.optional(text), people: v.optional(listOf(text)) })), []),
  tasks: v.optional(listOf(v.strictObject({ id: name, title: text, due: v.optional(name), list: v.optional(name), note: v.optional(text), done: v.optional(v.boolean()) })), []),
  notes: v.optional(listOf(v.strictObject({ title: name, text })), []),
});

const TASK_TYPES = ['long_term', 'short_term_independent', 'short_term_contextual'] as const;

export const taskSchema = v.object({
  schema_version: schemaVersion,
  task_id: name,
  user_id: name,
  environment_id: v.optional(name),
  title: v.optional(text, ''),
  description: v.optional(v.nullable(text), ''),
  task_type: v.optional(v.picklist(TASK_TYPES, `task_type is one of ${TASK_TYPES.join(', ')}`)),
  intent: v.pipe(
    v.looseObject({ initial_input: v.pipe(text, v.minLength(1, 'the opening says something')), hidden_intent: v.pipe(listOf(intentSchema), v.minLength(1, 'a task has at least one hidden intent'), v.maxLength(200, 'these are too many intents')) }),
    v.check((value) => !('detailed_intent' in value), 'intent.detailed_intent is no longer read: move it to hidden_intent'),
  ),
  objectives: v.optional(v.nullable(objectivesSchema)),
  x_passive: v.optional(v.strictObject(reply)),
  x_overdo: v.optional(v.strictObject(reply)),
  x_apps: v.optional(appsSchema),
  metadata: v.optional(v.nullable(v.record(v.string(), v.unknown())), {}),
});

export type RawTask = v.InferOutput<typeof taskSchema>;
export type RawEpisode = v.InferOutput<typeof episodeSchema>;
