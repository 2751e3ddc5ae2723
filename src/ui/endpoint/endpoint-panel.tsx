/** Where a model behind a URL is, its key, its limits, where what is said goes, and whether it can be reached. Draws any state from its props alone. */
import { useId, useState, type ReactNode } from 'react';
import type { ConnectionReport } from '#endpoint/try-connection.ts';
import { Button } from '#ui/controls/button.tsx';
import { CapField } from './cap-field.tsx';
import { draftAddress, type Cap, type EndpointDraft } from './endpoint-draft.ts';
import { endpointStrings as words } from './endpoint-strings.ts';
import styles from './endpoint.module.css';
import { KeyField, type KeyProps } from './key-field.tsx';
import { PresetList } from './preset-list.tsx';

/** What an endpoint is set up for, in the words of the page that does. */
export interface EndpointPurpose {
  readonly lead: string;
  /** That nothing is sent, and until when. */
  readonly before: string;
  /** What is sent, as the beginning of a sentence that says where it goes. */
  readonly sent: string;
  /** In the order in which they are shown. */
  readonly caps: readonly Cap[];
}

export interface EndpointPanelProps {
  readonly purpose: EndpointPurpose;
  readonly draft: EndpointDraft;
  readonly secret: KeyProps;
  readonly testing: boolean;
  /** Of the draft as it stands; null: not tested since it changed. */
  readonly report: ConnectionReport | null;
  /** What its server lists; null: not known. */
  readonly models: readonly string[] | null;
  /** Of this page: https://host. */
  readonly origin: string;
  readonly onDraft: (draft: EndpointDraft) => void;
  readonly onTest: () => void;
  readonly onStop: () => void;
  readonly onUse: () => void;
  /** More to choose, below the limits. */
  readonly children?: ReactNode;
}

export function EndpointPanel({ purpose, draft, secret, testing, report, models, origin, onDraft, onTest, onStop, onUse, children }: EndpointPanelProps) {
  const id = useId();
  // what stands there when it is drawn has been left
  const [left, setLeft] = useState(draft.base !== '');
  const address = draftAddress(draft);
  const wrong = left && draft.base.trim() !== '' && typeof address === 'string' ? address : null;
  const change = (part: Partial<EndpointDraft>): void => onDraft({ ...draft, ...part });
  const reachable = typeof address !== 'string';
  const usable = reachable && draft.model.trim() !== '';
  return (
    <form
      className={styles.panel} aria-labelledby={`${id}-heading`}
      onSubmit={(event) => {
        event.preventDefault();
        setLeft(true);
        if (reachable && !testing) onTest();
      }}
    >
      <div className={styles.head}>
        <h2 id={`${id}-heading`}>{words.heading}</h2>
        <p>{purpose.lead}</p>
      </div>
      <PresetList base={draft.base} origin={origin} onBase={(base) => change({ base })} />
      <div className={styles.fields}>
        <div className={styles.field}>
          <label htmlFor={`${id}-base`}>{words.base}</label>
          <input
            id={`${id}-base`} type="text" inputMode="url" autoComplete="off" autoCapitalize="off" spellCheck={false} placeholder={words.baseExample}
            value={draft.base} aria-invalid={wrong !== null} aria-describedby={`${id}-base-said`} onChange={(event) => change({ base: event.target.value })} onBlur={() => setLeft(true)}
          />
          <small id={`${id}-base-said`} role="status" className={styles.wrong}>{wrong}</small>
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-model`}>{words.model}</label>
          <input
            id={`${id}-model`} type="text" autoComplete="off" autoCapitalize="off" spellCheck={false} placeholder={words.modelExample} list={`${id}-models`}
            value={draft.model} aria-describedby={`${id}-model-said`} onChange={(event) => change({ model: event.target.value })}
          />
          <datalist id={`${id}-models`}>{(models ?? []).map((name) => <option key={name} value={name} />)}</datalist>
          <small id={`${id}-model-said`}>{models === null ? words.modelsUnknown : words.modelsKnown(models.length)}</small>
        </div>
      </div>
      <div className={styles.part}><KeyField {...secret} /></div>
      <section className={styles.part} aria-label={words.limits}>
        <h3>{words.limits}</h3>
        <div className={styles.fields}>
          {purpose.caps.map((cap) => <CapField key={cap} cap={cap} value={draft[cap]} onValue={(value) => change({ [cap]: value })} />)}
        </div>
        {children}
      </section>
      <p className={styles.traffic} data-testid="traffic">
        {reachable ? words.traffic.to[address.space](purpose.sent, address.host) : purpose.before}
        {reachable && !address.secure && address.space !== 'loopback' && ` ${words.traffic.plain}`}
      </p>
      {report !== null && !testing && (
        <div className={styles.notice} role={report.ok ? 'status' : 'alert'} data-ok={report.ok} data-testid="connection" data-kind={report.kind ?? 'none'}>
          <h4>{report.ok ? words.well : words.unwell}</h4>
          <p>{report.sentence}</p>
        </div>
      )}
      <div className={styles.actions}>
        {testing ? <Button onClick={onStop}>{words.stop}</Button> : <Button submits disabled={!reachable}>{words.test}</Button>}
        <Button kind="main" disabled={!usable || testing} onClick={onUse}>{words.use}</Button>
        {testing && <p role="status">{words.testing}</p>}
        {!usable && !testing && <p>{words.missing}</p>}
      </div>
    </form>
  );
}
