/** One question on which two judges differ: what was asked of them, what each says and on what it rests, and who is right. */
import type { Verdict } from '#core/pibench/judge.ts';
import type { JudgedAgain } from '#core/pibench/llm-judge/judge-again.ts';
import { Segmented } from '#ui/controls/segmented.tsx';
import { agreementStrings } from './agreement-strings.ts';
import { excerptOf } from './evidence-excerpt.ts';
import styles from './agreement.module.css';

const words = agreementStrings.list;
type Who = 'first' | 'second' | null;

interface Props {
  readonly pair: JudgedAgain;
  readonly judges: { readonly first: string; readonly second: string };
  readonly right: Who;
  readonly onRight: (who: Who) => void;
}

export function DisagreementRow({ pair, judges, right, onRight }: Props) {
  const { task, turn, kind, item, message } = pair;
  const segments = [{ value: 'first', label: judges.first }, { value: 'open', label: words.open }, { value: 'second', label: judges.second }] as const;
  return (
    <li className={styles.row} data-right={right ?? undefined} data-kind={kind}>
      <p className={styles.soft}>{words.place(task, turn)} · {words.kind[kind]}</p>
      <p className={styles.item}>{item}</p>
      <div className={styles.sides}>
        <Side judge={judges.first} verdict={pair.first} pair={pair} right={right === 'first'} />
        <Side judge={judges.second} verdict={pair.second} pair={pair} right={right === 'second'} />
      </div>
      <details className={styles.message}><summary>{words.message}</summary><p>{message}</p></details>
      <div className={styles.decide}>
        <span aria-hidden="true">{words.right}</span>
        <Segmented label={words.right} value={right ?? 'open'} segments={segments} onChange={(value) => onRight(value === 'open' ? null : value)} />
      </div>
    </li>
  );
}

function Side({ judge, verdict: { yes, evidence }, pair: { message, files }, right }: { readonly judge: string; readonly verdict: Verdict; readonly pair: JudgedAgain; readonly right: boolean }) {
  return (
    <div className={styles.side} data-yes={yes || undefined} data-right={right || undefined}>
      <p>{words.says(judge)} <strong>{yes ? words.yes : words.no}</strong>{yes && (evidence.length > 0 ? words.rests : words.nothing)}</p>
      {evidence.map(({ start, end, file }, i) => {
        const { before, words: rest, behind } = excerptOf(file === undefined ? message : files[file] ?? '', { start, end });
        return (
          <blockquote key={i}>
            {before}<mark>{rest}</mark>{behind}
            {file !== undefined && <span className={styles.soft}> {words.inFile(file)}</span>}
          </blockquote>
        );
      })}
    </div>
  );
}
