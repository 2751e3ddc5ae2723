/** Two judges on the same questions: how far they agree, where they do not, and who is right there, as a person sees it. */
import { useId, useMemo, useState } from 'react';
import { agreement, type Agreement } from '#core/pibench/llm-judge/agreement.ts';
import type { JudgedAgain } from '#core/pibench/llm-judge/judge-again.ts';
import { Button } from '#ui/controls/button.tsx';
import { agreementStrings as words } from './agreement-strings.ts';
import { DisagreementRow } from './disagreement-row.tsx';
import type { LabelsProps } from './use-labels.ts';
import styles from './agreement.module.css';

/** Share of verdicts, in percent, in which people differed from the official judge (pibench.md 8.3). */
const OFFICIAL_AUDIT = 4;
const SHOWN = 30;

export interface AgreementViewProps extends LabelsProps {
  readonly pairs: readonly JudgedAgain[];
  readonly judges: { readonly first: string; readonly second: string };
  /** How far the second judge is; null: it is done, or has not begun. */
  readonly asking: { readonly done: number; readonly all: number } | null;
  readonly onStop: () => void;
  readonly onSave: () => void;
}

export function AgreementView({ pairs, judges, labels, kept, asking, onStop, onLabel, onForget, onSave }: AgreementViewProps) {
  const id = useId();
  const [shown, setShown] = useState(SHOWN);
  const found = useMemo(() => agreement(pairs, labels), [pairs, labels]);
  const byKey = useMemo(() => new Map(pairs.map((pair) => [pair.key, pair])), [pairs]);
  const decided = found.disagreements.filter(({ right }) => right !== null);
  const { length: differing } = found.disagreements;
  return (
    <section className={styles.view} aria-labelledby={`${id}-heading`} data-testid="agreement">
      <header className={styles.head}>
        <h2 id={`${id}-heading`}>{words.heading}</h2>
        <p>{words.lead(judges.first, judges.second)}</p>
      </header>
      {asking && <div className={styles.asking}><p role="status">{words.asking(asking.done, asking.all)}</p><progress value={asking.done} max={Math.max(1, asking.all)} aria-label={words.asking(asking.done, asking.all)} /><Button onClick={onStop}>{words.stop}</Button></div>}
      {pairs.length === 0 ? !asking && <p className={styles.soft}>{words.empty}</p> : <Numbers found={found} />}
      {found.compared > 0 && differing === 0 && <p>{words.one}</p>}
      {differing > 0 && (
        <>
          <h3 className={styles.count}>{words.list.heading(differing)}</h3>
          <ol className={styles.list}>
            {found.disagreements.slice(0, shown).map(({ key, right }) => {
              const pair = byKey.get(key);
              return pair && <DisagreementRow key={key} pair={pair} judges={judges} right={right} onRight={(who) => onLabel(key, who === null ? null : pair[who].yes)} />;
            })}
          </ol>
          {differing > shown && <div><Button onClick={() => setShown(shown + SHOWN)}>{words.list.more(Math.min(SHOWN, differing - shown))}</Button></div>}
        </>
      )}
      {decided.length > 0 && (
        <footer className={styles.foot}>
          <p role="status">{words.labels.sum(decided.length, decided.filter(({ right }) => right === 'first').length, judges.first, judges.second)} {kept ? words.labels.kept : words.labels.notKept}</p>
          <div className={styles.actions}><Button onClick={onSave}>{words.labels.save}</Button><Button kind="quiet" onClick={onForget}>{words.labels.forget}</Button></div>
        </footer>
      )}
    </section>
  );
}

function Numbers({ found: { compared, failed, share, kappa, disagreements } }: { readonly found: Agreement }) {
  const { numbers } = words;
  const differ = share === null ? null : 100 * (1 - share);
  return (
    <div className={styles.numbers} role="group" aria-label={numbers.label}>
      <dl>
        <div><dt>{numbers.agreement}</dt><dd>{share === null ? numbers.none : numbers.percent(share)}</dd></div>
        <div><dt>{numbers.kappa}</dt><dd>{kappa === null ? numbers.none : numbers.value(kappa)}</dd><dd className={styles.soft}>{kappa === null ? numbers.noKappa : numbers.kappaHint}</dd></div>
        <div><dt>{numbers.disagreements}</dt><dd>{disagreements.length}</dd></div>
        <div><dt>{numbers.compared}</dt><dd>{compared}</dd>{failed > 0 && <dd className={styles.soft}>{numbers.failed(failed)}</dd>}</div>
      </dl>
      <p className={styles.reference}>{words.reference(OFFICIAL_AUDIT)} {differ !== null && (differ < OFFICIAL_AUDIT ? words.within : words.beyond)}</p>
    </div>
  );
}
