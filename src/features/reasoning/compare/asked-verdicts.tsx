/** A model behind a URL as the judge of two thoughts, beside the rule: whether it may be asked, how far it is, and what it says, with its reasons and the steps that it names. */
import { useCallback } from 'react';
import { isMacro } from '#core/reasoning/llm-verdict.ts';
import type { PairJudgement } from '#core/reasoning/pairwise-judge.ts';
import { DIMENSIONS, type Dimension } from '#core/reasoning/step-costs.ts';
import { Button } from '#ui/controls/button.tsx';
import type { AskedModel } from '../asked/asked-model.ts';
import { askedStrings } from '../asked/asked-strings.ts';
import { askedAbout, AskingBar, type AskActions } from '../asked/asking-bar.tsx';
import type { Asked } from '../asked/asking.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import type { MadePair } from '../session/made-thoughts.ts';
import { SIDES, type Side } from '../session/reasoning-session.ts';
import { CallMarks, outcomeWords } from './call-marks.tsx';
import styles from './compare.module.css';
import { unreadVerdicts, verdictReason } from './verdict-reason.ts';
import { verdictsCost, verdictsSubject } from './verdicts-job.ts';

const words = askedStrings.verdict;

interface Props extends AskActions {
  readonly pair: MadePair;
  readonly asked: Asked<PairJudgement<Dimension>>;
  readonly model: AskedModel;
  readonly onLook: (side: Side, step: number) => void;
}

export function AskedVerdicts({ pair, asked, model, onLook, ...actions }: Props) {
  const subject = verdictsSubject(pair);
  const reckon = useCallback(() => verdictsCost(pair), [pair]);
  const { made } = askedAbout(asked, subject);
  return (
    <section className={styles.asked} data-testid="asked-verdicts">
      {made && <Verdicts pair={pair} by={made.by} judgement={made.result} onLook={onLook} />}
      <AskingBar asked={asked} subject={subject} model={model} reckon={reckon} offer={words.offer} {...actions} />
    </section>
  );
}

interface VerdictsProps extends Pick<Props, 'pair' | 'onLook'> {
  readonly by: string;
  readonly judgement: PairJudgement<Dimension>;
}

function Verdicts({ pair, by, judgement, onLook }: VerdictsProps) {
  const { overall, kind } = judgement;
  const unread = unreadVerdicts(judgement);
  return (
    <>
      <h3>{overall !== 'tie' ? words.wins(by, reasoningStrings.compare[overall]) : kind === 'tie' ? words.tie(by) : words.undecided(by)}</h3>
      <p className={styles.quiet}>{reasoningStrings.compare.kinds[kind]}{unread > 0 && ` ${words.unread(unread)}`}</p>
      <div className={styles.verdicts}>
        {DIMENSIONS.map((dimension) => (
          <section key={dimension} className={styles.verdict} data-dimension={dimension} data-outcome={judgement.dimensions[dimension]} aria-label={words.of(reasoningStrings.scores.names[dimension], by)}>
            <h4>{reasoningStrings.scores.names[dimension]}</h4>
            <p className={styles.outcome}><strong>{outcomeWords(judgement.dimensions[dimension])}</strong><CallMarks judgement={judgement} dimension={dimension} /></p>
            <Reason pair={pair} judgement={judgement} dimension={dimension} onLook={onLook} />
          </section>
        ))}
      </div>
    </>
  );
}

/** So many of a model's steps are offered: one that names them all names none. */
const MOST_NAMED = 6;

function Reason({ pair, judgement, dimension, onLook }: Omit<VerdictsProps, 'by'> & { readonly dimension: Dimension }) {
  const reason = verdictReason(judgement, dimension);
  if (!reason) return <p className={styles.quiet}>{words.silent}</p>;
  const stepOf = (side: Side, id: number): number | undefined => (isMacro(dimension) ? pair[side].thought.graphs['super-nodes'].rows[id - 1]?.first : id);
  return (
    <>
      <p className={styles.quote}><bdi>{words.reason(reason.text)}</bdi>{reason.swapped && <small> {words.swapped}</small>}</p>
      {SIDES.map((side) => {
        const steps = [...new Set(reason.named[side].map((id) => stepOf(side, id)))].filter((step) => step !== undefined).slice(0, MOST_NAMED);
        return steps.length > 0 && (
          <div key={side} className={styles.reasons} data-side={side}>
            <b aria-hidden="true">{reasoningStrings.compare[side]}</b>
            <div role="group" aria-label={words.steps(reasoningStrings.compare[side])} className={styles.named}>{steps.map((step) => <Button key={step} kind="quiet" onClick={() => onLook(side, step)}>{words.step(step)}</Button>)}</div>
          </div>
        );
      })}
    </>
  );
}
