/** The editor of a task beside the tester of its rules. Draws any state from its props alone. */
import { useId, useRef } from 'react';
import { Button } from '#ui/controls/button.tsx';
import { authorStrings as words } from './author-strings.ts';
import type { DraftCheck } from './draft-check.ts';
import { DraftFaults } from './draft-faults.tsx';
import { ReplyTester } from './reply-tester.tsx';
import { goToLine, YamlEditor } from './yaml-editor.tsx';
import styles from './author.module.css';

/** What one may begin with. */
export interface Beginning {
  readonly key: string;
  readonly title: string;
  readonly changed: boolean;
}

export interface AuthorScreenProps {
  readonly text: string;
  readonly check: DraftCheck;
  readonly reply: string;
  readonly path: string | null;
  /** By person; the sample is there besides. */
  readonly beginnings: readonly { readonly person: string; readonly tasks: readonly Beginning[] }[];
  /** Of what is edited. */
  readonly begunWith: string;
  readonly sample: Beginning;
  /** Its file cannot be had. */
  readonly missing: boolean;
  readonly changed: boolean;
  /** There is something to bring back. */
  readonly restorable: boolean;
  readonly onText: (text: string) => void;
  readonly onBegin: (key: string) => void;
  readonly onReset: () => void;
  readonly onRestore: () => void;
  readonly onSave: () => void;
  readonly onReply: (reply: string) => void;
  readonly onPath: (path: string | null) => void;
}

export function AuthorScreen(props: AuthorScreenProps) {
  const { text, check, beginnings, sample, begunWith, missing, changed, restorable } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const option = ({ key, title, changed: is }: Beginning) => <option key={key} value={key}>{is ? words.start.changed(title) : title}</option>;
  return (
    <div className={styles.screen} data-testid="author">
      <header className={styles.head}><h2>{words.heading}</h2><p>{words.lead}</p></header>
      <div className={styles.bar}>
        <div className={styles.row}>
          <label htmlFor={`${id}-start`}>{words.start.label}</label>
          <select id={`${id}-start`} value={begunWith} onChange={(event) => props.onBegin(event.target.value)}>
            {option(sample)}
            {beginnings.map(({ person, tasks }) => <optgroup key={person} label={person}>{tasks.map(option)}</optgroup>)}
          </select>
        </div>
        <Button kind="main" onClick={props.onSave}>{words.save}</Button>
        {restorable ? <Button kind="quiet" onClick={props.onRestore}>{words.restore}</Button> : changed && <Button kind="quiet" onClick={props.onReset}>{words.reset}</Button>}
      </div>
      {missing && <p role="alert" className={styles.notice}>{words.start.missing}</p>}
      <div className={styles.columns}>
        <div className={styles.left}>
          <YamlEditor field={field} text={text} faults={check.faults} describedBy={`${id}-verdict`} onText={props.onText} />
          <DraftFaults id={`${id}-verdict`} check={check} onLine={(line) => { if (field.current) goToLine(field.current, line); }} />
        </div>
        <ReplyTester task={check.task} reply={props.reply} path={props.path} tried={check.tried} onReply={props.onReply} onPath={props.onPath} />
      </div>
    </div>
  );
}
