/**
 * One task's file as a Task, or what is wrong with it, by line. The role comes from the episode (who leans on whom), never from `task_type`
 * (pibench.md 3.5).
 */
import * as v from 'valibot';
import type { AppData } from '../apps/app-data.ts';
import type { Detector } from '../rules/detector.ts';
import type { Criterion, HiddenIntent, IntentSource, Reply, Task, TaskRole } from '../task.ts';
import type { FileFault } from './folder.ts';
import { readYaml } from './read-yaml.ts';
import { taskSchema, type RawTask } from './task-schema.ts';

/** Parsed and checked by itself; not yet in an episode. */
export type TaskFile = { readonly ok: true; readonly raw: RawTask; readonly lineOf: (path: readonly (string | number)[]) => number | null } | { readonly ok: false; readonly faults: readonly FileFault[] };

const MOST_FAULTS = 20;

/** Reads any of the set's YAML files by its schema. */
export function readBySchema<Schema extends v.GenericSchema>(file: string, text: string, schema: Schema): { ok: true; output: v.InferOutput<Schema>; lineOf: (path: readonly (string | number)[]) => number | null } | { ok: false; faults: FileFault[] } {
  const yaml = readYaml(file, text);
  if (!yaml.ok) return { ok: false, faults: [yaml.fault] };
  try {
    const read = v.safeParse(schema, yaml.value);
    if (read.success) return { ok: true, output: read.output, lineOf: yaml.lineOf };
    const faults = read.issues.slice(0, MOST_FAULTS).map((issue) => {
      const path = (issue.path ?? []).map(({ key }) => key as string | number);
      return { file, line: yaml.lineOf(path), sentence: `${path.length > 0 ? `${path.join('.')}: ` : ''}${sentenceOf(issue).replace(/\.+$/, '')}.` };
    });
    return { ok: false, faults };
  } catch {
    return { ok: false, faults: [{ file, line: null, sentence: 'This file nests too deep to be read.' }] };
  }
}

/** Ours where we gave one; of the library's, what was expected. */
function sentenceOf(issue: v.BaseIssue<unknown>): string {
  if (!issue.message.startsWith('Invalid ')) return issue.message;
  if (issue.received === 'undefined') return 'this is missing';
  return issue.expected === 'never' ? 'this key does not exist here' : `${issue.expected ?? 'something else'} is expected here, and there is ${issue.received.slice(0, 60)}`;
}

export function readTaskFile(file: string, text: string): TaskFile {
  const read = readBySchema(file, text, taskSchema);
  return read.ok ? { ok: true, raw: read.output, lineOf: read.lineOf } : read;
}

function sourceOf(text: string | undefined): IntentSource | null {
  if (text === undefined) return null;
  if (text === 'profile' || text === 'domain') return { from: text };
  if (text.startsWith('file:')) return { from: 'file', path: text.slice('file:'.length) };
  const [task, intent] = text.slice('session:'.length).split('#');
  return { from: 'session', task: task!, intent: intent! };
}

const replyOf = ({ text, files, tools }: Reply): Reply => ({ text, files, tools });

function intentOf(raw: RawTask['intent']['hidden_intent'][number], place: number): HiddenIntent {
  const { x_part: part, x_examples: examples } = raw;
  return {
    id: raw.x_id ?? String(place + 1),
    content: raw.content,
    provided: raw.status === 'provided',
    kind: raw.x_kind ?? null,
    source: sourceOf(raw.x_source),
    spoken: raw.x_reply ?? null,
    part: part ? { place: part.place, ...replyOf(part) } : null,
    does: raw.x_do ?? null,
    asks: raw.x_ask ?? null,
    examples: examples ? { does: examples.does, doesNot: examples.does_not, asks: examples.asks, asksNot: examples.asks_not } : null,
  };
}

const criterionOf = ({ criterion, weight, x_rule: rule }: { criterion: string; weight: number; x_rule?: Detector | undefined }): Criterion => ({ text: criterion, weight, rule: rule ?? null });

function appsOf(raw: RawTask['x_apps']): AppData {
  const { inbox = [], drafts = [], sent = [], archive = [] } = raw?.mail ?? {};
  return { mail: { inbox, drafts, sent, archive }, calendar: raw?.calendar ?? [], tasks: raw?.tasks ?? [], notes: raw?.notes ?? [] } as AppData;
}

const wordOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export function taskOf(raw: RawTask, role: TaskRole, seeds: readonly string[], workspace: Readonly<Record<string, string>>): Task {
  return {
    id: raw.task_id,
    persona: raw.user_id,
    title: raw.title === '' ? raw.task_id : raw.title,
    description: raw.description ?? '',
    role,
    seeds,
    opening: raw.intent.initial_input,
    intents: raw.intent.hidden_intent.map(intentOf),
    criteria: (raw.objectives?.checklist ?? []).map(criterionOf),
    filesRead: raw.objectives?.files_read ?? [],
    workspace,
    apps: appsOf(raw.x_apps),
    passive: raw.x_passive ? replyOf(raw.x_passive) : null,
    overdo: raw.x_overdo ? replyOf(raw.x_overdo) : null,
    difficulty: wordOf(raw.metadata?.difficulty),
    trap: wordOf(raw.metadata?.trap),
  };
}
