/** One thing that was said or done. */
import { memo, type ReactNode } from 'react';
import type { Task } from '#core/pibench/task.ts';
import type { StreamItem as Item } from '#core/pibench/view/stage-at.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { FileRow } from './file-row.tsx';
import { MarkedText } from './marked-text.tsx';
import { ToolRow } from './tool-row.tsx';
import { VerdictStrip } from './verdict-strip.tsx';
import styles from './stream.module.css';

const words = pibenchStrings.stream;

interface Props {
  readonly task: Task;
  readonly item: Item;
  /** The intent that is pointed at, where it is marked or named in this item; else null, so that the others are not drawn again. */
  readonly active: string | null;
  /** The intent that the visitor chose is among its own. */
  readonly chosen: boolean;
  readonly query: string;
  readonly onPoint: (intent: string | null) => void;
  readonly onSelect: (intent: string | null) => void;
}

/** The intents that an item speaks of. */
export function intentsOf(item: Item): readonly string[] {
  if (item.kind === 'user') return item.reveals;
  if (item.kind === 'file') return item.marks.map(({ intent }) => intent);
  return item.kind === 'agent' ? [...item.marks, ...(item.strip?.changes ?? [])].map(({ intent }) => intent) : [];
}

export const StreamItem = memo(function StreamItem({ task, item, active, chosen, query, onPoint, onSelect }: Props): ReactNode {
  switch (item.kind) {
    case 'user': return (
      <li className={styles.user} data-item={item.at} data-reason={item.reason} data-lit={active !== null || undefined}>
        <p className={styles.who}><span className="visually-hidden">{words.user}: </span><span className={styles.chip} data-reason={item.reason}>{words.why[item.reason]}</span></p>
        <div className={styles.bubble}><MarkedText text={item.text} marks={[]} active={null} query={query} onPoint={onPoint} /></div>
      </li>
    );
    case 'agent': return (
      <li className={styles.agent} data-item={item.at} data-writing={item.streaming || undefined}>
        <p className={styles.who}>{words.agent} · {words.turn(item.turn)}{item.streaming && <span className={styles.writing}> · {words.writing}</span>}{item.tokens && <span> · {words.tokens(item.tokens.prompt, item.tokens.completion)}</span>}</p>
        <MarkedText text={item.text} marks={item.marks} active={active} query={query} onPoint={onPoint} />
        {item.strip && <VerdictStrip task={task} strip={item.strip} active={active} onPoint={onPoint} onSelect={onSelect} />}
      </li>
    );
    case 'tool': return <li className={styles.act} data-item={item.at}><ToolRow {...item} query={query} onPoint={onPoint} /></li>;
    case 'file': return <li className={styles.act} data-item={item.at}><FileRow {...item} active={active} chosen={chosen} query={query} onPoint={onPoint} /></li>;
    case 'kept': return (
      <li className={styles.act} data-item={item.at}><details><summary>{words.kept}</summary><MarkedText plain text={item.text} marks={[]} active={null} query={query} onPoint={onPoint} /></details></li>
    );
    case 'notice': return <li className={styles.notice} data-item={item.at}>{item.text}</li>;
    case 'close': return <li className={styles.close} data-item={item.at} data-reason={item.reason}>{words.close[item.reason]}{item.text !== null && <span> {item.text}</span>}</li>;
  }
});
