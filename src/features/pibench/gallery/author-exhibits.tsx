/** The editor of a task, and two judges side by side, in all their states; the editor's last one checks what the visitor types. */
import { useState, type ReactNode } from 'react';
import type { JudgedAgain } from '#core/pibench/llm-judge/judge-again.ts';
import { simulatedPersona } from '#core/pibench/simulated-pibench-persona.ts';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import { AgreementStart } from '../agreement/agreement-start.tsx';
import { AgreementView } from '../agreement/agreement-view.tsx';
import { agreementStrings } from '../agreement/agreement-strings.ts';
import { withLabel, type Labels } from '../agreement/kept-labels.ts';
import { AuthorScreen } from '../author/author-screen.tsx';
import { authorStrings } from '../author/author-strings.ts';
import { UNCHECKED, type DraftCheck } from '../author/draft-check.ts';
import { KeptDrafts } from '../author/kept-drafts.ts';
import { SAMPLE_TASK } from '../author/sample-task.ts';
import { useTaskDraft } from '../author/use-task-draft.ts';
import { playStrings } from '../play-strings.ts';
import { agreementExhibitStrings, authorExhibitStrings } from './author-exhibit-strings.ts';
import { checkOf, DRAFTS, EMPTY, ONE_MIND, PAIRS, UNREADABLE_PAIRS, type DraftSample } from './author-samples.ts';

const ignore = (): void => undefined;
const SAMPLE = { key: 'sample', title: authorStrings.start.sample, changed: false };
const BEGINNINGS = [{ person: simulatedPersona.name, tasks: simulatedPersona.tasks.map(({ id, title }, i) => ({ key: id, title, changed: i === 1 })) }];

interface Scene {
  readonly sample: DraftSample;
  readonly check: DraftCheck;
  readonly missing?: boolean;
}

/** What is typed stays in the plate, and is not checked. */
function Desk({ scene: { sample, check, missing = false } }: { readonly scene: Scene }) {
  const [text, setText] = useState(sample.text);
  const [reply, setReply] = useState(sample.reply);
  const [path, setPath] = useState(sample.path);
  return (
    <AuthorScreen
      text={text} check={check} reply={reply} path={path} beginnings={BEGINNINGS} begunWith="sample" sample={SAMPLE} missing={missing} changed={text !== SAMPLE_TASK} restorable={false}
      onText={setText} onBegin={ignore} onReset={() => setText(SAMPLE_TASK)} onRestore={ignore} onSave={ignore} onReply={setReply} onPath={setPath}
    />
  );
}

const nowhere = (): Storage => { throw new Error('An exhibit leaves no trace.'); };
const noFile = (): Promise<string> => Promise.reject(new Error('An exhibit has no folder.'));

function Live() {
  const [drafts] = useState(() => new KeptDrafts(nowhere));
  return <AuthorScreen {...useTaskDraft({ personas: [], drafts, textOf: noFile, first: null })} />;
}

const desk = (sample: DraftSample, check: DraftCheck = checkOf(sample), missing = false) => (): ReactNode => <Desk scene={{ sample, check, missing }} />;

const JUDGES = { first: agreementStrings.rules, second: 'qwen3-4b' };

function Bench({ pairs, first = new Map(), asking = null }: { readonly pairs: readonly JudgedAgain[]; readonly first?: Labels; readonly asking?: { readonly done: number; readonly all: number } | null }) {
  const [labels, setLabels] = useState(first);
  return (
    <AgreementView
      pairs={pairs} judges={JUDGES} labels={labels} kept asking={asking} onStop={ignore} onSave={ignore}
      onLabel={(key, should) => setLabels(withLabel(labels, key, should))} onForget={() => setLabels(new Map())}
    />
  );
}

/** A run that came from outside: nothing of it is sent before it may be. */
function Brought({ first }: { readonly first: boolean }) {
  const [allowed, setAllowed] = useState(first);
  return <AgreementStart obstacle={null} allowed={allowed} possible fault={null} onAllow={setAllowed} onStart={ignore} onEndpoint={ignore} />;
}

export const authorSections: readonly ExhibitSection[] = [
  exhibitSection('author', authorExhibitStrings, {
    sound: desk(DRAFTS.sound),
    checking: desk(DRAFTS.sound, UNCHECKED),
    broken: desk(DRAFTS.broken),
    yaml: desk(DRAFTS.yaml),
    unsure: desk(DRAFTS.unsure),
    file: desk(DRAFTS.file),
    late: desk(DRAFTS.sound, { ...UNCHECKED, kind: 'late' }),
    missing: desk(EMPTY, checkOf(EMPTY), true),
    live: () => <Live />,
  }),
  exhibitSection('agreement', agreementExhibitStrings, {
    some: () => <Bench pairs={PAIRS} />,
    labelled: () => <Bench pairs={PAIRS} first={new Map([['piano', true], ['draft', true]])} />,
    none: () => <Bench pairs={ONE_MIND} />,
    asking: () => <Bench pairs={PAIRS.slice(60)} asking={{ done: 14, all: 52 }} />,
    empty: () => <Bench pairs={[]} />,
    failed: () => <Bench pairs={UNREADABLE_PAIRS} />,
    brought: () => <Brought first={false} />,
    allowed: () => <Brought first />,
    unanswered: () => <AgreementStart obstacle={null} allowed={null} possible fault={playStrings.again.failed} onAllow={ignore} onStart={ignore} onEndpoint={ignore} />,
  }),
];
