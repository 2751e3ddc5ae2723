/** A draft at work: what is typed is kept at once and checked a moment later, in a worker. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Persona } from '#core/pibench/task.ts';
import { download } from '#ui/download.ts';
import type { AuthorScreenProps } from './author-screen.tsx';
import { authorStrings as words } from './author-strings.ts';
import { Checker, startCheckWorker } from './checker.ts';
import { UNCHECKED, type DraftCheck } from './draft-check.ts';
import type { KeptDrafts } from './kept-drafts.ts';
import { SAMPLE_REPLY, SAMPLE_TASK } from './sample-task.ts';

const SAMPLE = 'sample';
const PAUSE_MS = 200;

export const draftKey = (persona: string, task: string): string => `${persona}/${task}`;

interface Given {
  readonly personas: readonly Persona[];
  readonly drafts: KeptDrafts;
  /** The file of a task. Rejects where it cannot be had. */
  readonly textOf: (persona: string, task: string) => Promise<string>;
  /** What to begin with; null: the latest draft. */
  readonly first: string | null;
}

export function useTaskDraft({ personas, drafts, textOf, first }: Given): AuthorScreenProps {
  const [key, setKey] = useState(first ?? drafts.latest ?? SAMPLE);
  const [original, setOriginal] = useState<string | null>(key === SAMPLE ? SAMPLE_TASK : null);
  const [typed, setTyped] = useState(drafts.get(key) ?? null);
  const [undone, setUndone] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const [reply, setReply] = useState(key === SAMPLE ? SAMPLE_REPLY : '');
  const [path, setPath] = useState<string | null>(null);
  const [check, setCheck] = useState<DraftCheck>(UNCHECKED);
  const text = typed ?? original ?? '';

  const checker = useRef<Checker | null>(null);
  useEffect(() => {
    const made = new Checker(startCheckWorker, (checked) => {
      if (checked.kind !== 'checked') setCheck((before) => ({ ...before, kind: checked.kind, tried: null }));
      else {
        const { request, answer } = checked;
        setCheck({ kind: 'checked', task: answer.task, faults: answer.faults, tried: answer.tried && { ...answer.tried, reply: request.reply, path: request.path } });
      }
    });
    checker.current = made;
    return () => made.stop();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => checker.current?.ask({ text, reply, path }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, reply, path]);

  useEffect(() => {
    if (key === SAMPLE) return undefined;
    let left = false;
    const at = key.indexOf('/');
    textOf(key.slice(0, at), key.slice(at + 1)).then((file) => { if (!left) setOriginal(file); }, () => { if (!left) setMissing(true); });
    return () => { left = true; };
  }, [key, textOf]);

  const begin = (next: string): void => {
    setKey(next);
    setOriginal(next === SAMPLE ? SAMPLE_TASK : null);
    setTyped(drafts.get(next) ?? null);
    setUndone(null);
    setMissing(false);
    setPath(null);
    setReply(next === SAMPLE ? SAMPLE_REPLY : '');
    setCheck(UNCHECKED);
  };
  const type = (next: string): void => {
    drafts.keep(key, next);
    setTyped(next);
    setUndone(null);
  };
  const beginnings = useMemo(() => personas.map(({ id, name, tasks }) => ({ person: name, tasks: tasks.map((task) => ({ key: draftKey(id, task.id), title: task.title })) })), [personas]);
  const changed = (of: string): boolean => (of === key ? typed !== null : drafts.get(of) !== undefined);
  return {
    text, check, reply, path, missing, begunWith: key, changed: typed !== null, restorable: undone !== null,
    sample: { key: SAMPLE, title: words.start.sample, changed: changed(SAMPLE) },
    beginnings: beginnings.map(({ person, tasks }) => ({ person, tasks: tasks.map((task) => ({ ...task, changed: changed(task.key) })) })),
    onText: type, onBegin: begin, onReply: setReply, onPath: setPath,
    onReset: () => {
      setUndone(typed);
      setTyped(null);
      drafts.drop(key);
    },
    onRestore: () => { if (undone !== null) type(undone); },
    onSave: () => download(`${check.task?.id.replace(/[^\w.-]/g, '_') ?? 'task'}.yaml`, new Blob([text], { type: 'text/yaml' })),
  };
}
