/** What stands in the way, and what to do about it: a link that was settled, what a run could not do as asked, no GPU, a failure. */
import { useState } from 'react';
import type { Capability, GpuAbsence } from '#engine/protocol.ts';
import { Button } from '#ui/controls/button.tsx';
import { useSession, useSessionStore } from './session/session-context.ts';
import { strings } from './strings.ts';
import styles from './notices.module.css';

const GPU_CAUSES = Object.keys(strings.gpu.causes) as GpuAbsence[];
const isGpuCause = (cause: string): cause is GpuAbsence => GPU_CAUSES.some((known) => known === cause);

function GpuNotice({ cause, detail }: { readonly cause: GpuAbsence; readonly detail: string }) {
  const [copied, setCopied] = useState(false);
  const words = strings.gpu;
  const diagnostics = JSON.stringify({ cause, detail, userAgent: navigator.userAgent, webgpu: 'gpu' in navigator, secure: isSecureContext }, null, 2);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(diagnostics);
    setCopied(true);
  };
  return (
    <details className={styles.gpu} data-testid="gpu-notice" data-cause={cause}>
      <summary><strong>{words.heading}</strong> {words.causes[cause].cause} <span className={styles.more}>{words.more}</span></summary>
      <p>{words.causes[cause].remedy} {words.still}</p>
      <Button kind="plain" onClick={() => void copy().catch(() => setCopied(false))}>{copied ? words.copied : words.copy}</Button>
    </details>
  );
}

function Sentences({ of, sentences }: { readonly of: 'link' | 'run'; readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div className={styles.notice} role="status" data-testid={`${of}-notice`}>
      {sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
    </div>
  );
}

function headingOf(cause: string): string {
  const { heading, unread, unlisted } = strings.failure;
  return cause === 'trace' ? unread : cause === 'list' ? unlisted : heading;
}

interface Props {
  readonly capability: Capability | null;
  readonly link: readonly string[];
  /** What the run itself has said so far. */
  readonly run: readonly string[];
}

export function Notices({ capability, link, run }: Props) {
  const store = useSessionStore();
  const failure = useSession((session) => session.failure);
  return (
    <>
      {failure && (
        <div className={styles.notice} role="alert" data-testid="failure" data-cause={failure.cause}>
          <h2>{headingOf(failure.cause)}</h2>
          <p>{[failure.sentence, failure.kept && strings.failure.kept, isGpuCause(failure.cause) && strings.gpu.causes[failure.cause].remedy].filter(Boolean).join(' ')}</p>
          <Button kind="quiet" onClick={() => store.getState().set({ failure: null })}>{strings.failure.dismiss}</Button>
        </div>
      )}
      <Sentences of="link" sentences={link} />
      <Sentences of="run" sentences={run} />
      {capability && !capability.ok && <GpuNotice cause={capability.cause} detail={capability.detail} />}
    </>
  );
}
