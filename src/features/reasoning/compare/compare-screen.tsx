/** Two right thoughts about one problem, side by side, and which of them reasons better by whose word; a reason lights the step that cost the point. */
import { useMemo, useState, type ReactNode } from 'react';
import { pairReasons } from '#core/reasoning/pair-reasons.ts';
import type { PairJudgement } from '#core/reasoning/pairwise-judge.ts';
import type { Cost, Dimension } from '#core/reasoning/step-costs.ts';
import { Segmented } from '#ui/controls/segmented.tsx';
import { LiveRegion } from '#ui/live-region.tsx';
import { reasoningStrings as words } from '../reasoning-strings.ts';
import { costSteps } from '../scores/cost-sentence.ts';
import { madePair, type MadePair } from '../session/made-thoughts.ts';
import { SIDES, VIEWS, type ReasoningSession, type Side, type View } from '../session/reasoning-session.ts';
import { StepList } from '../steps/step-list.tsx';
import { stepSentence } from '../steps/step-sentence.ts';
import { ProblemForm } from '../trace/problem-form.tsx';
import { ProblemLine } from '../trace/problem-line.tsx';
import traceStyles from '../trace/trace.module.css';
import type { PageAsks } from '../asked/asks.ts';
import type { RewardDesk } from '../train/reward-desk.ts';
import { RewardVerdict } from '../train/reward-verdict.tsx';
import { AskedVerdicts } from './asked-verdicts.tsx';
import { useJudgement } from './use-judgement.ts';
import { VerdictTable } from './verdict-table.tsx';
import styles from './compare.module.css';

const VIEW_SEGMENTS = VIEWS.map((value) => ({ value, label: words.views[value] }));
const NONE: ReadonlySet<number> = new Set();

/** A cost that was pressed, on the side of the two that it is of. */
interface Pressed {
  readonly pair: MadePair;
  readonly side: Side;
  readonly cost: Cost;
}

interface ScreenProps {
  readonly session: ReasoningSession;
  readonly asks: PageAsks;
  readonly reward: RewardDesk;
  readonly onTrain: () => void;
}

export function CompareScreen({ session: { choice, view, step, side, model, verdicts, set }, asks, reward, onTrain }: ScreenProps) {
  const pair = useMemo(() => madePair(choice), [choice]);
  const judgement = useJudgement(pair);
  const look = (next: Side, at: number | null): void => set({ side: next, step: at });
  return (
    <>
      <ProblemForm choice={choice} pair onChoice={(next) => { asks.stopVerdicts(); set({ choice: next, step: null }); }} />
      {pair ? (
        <Pair
          pair={pair} judgement={judgement} styleNames={{ a: words.form.styles[choice.style], b: words.form.styles[choice.against] }} view={view} side={side} step={step} onView={(next) => set({ view: next })} onLook={look}
          trained={<RewardVerdict pair={pair} overall={judgement?.overall ?? null} desk={reward} onTrain={onTrain} />}
          byModel={<AskedVerdicts pair={pair} asked={verdicts} model={model} onLook={look} onAsk={() => void asks.verdicts(pair)} onStop={asks.stopVerdicts} onSetUp={asks.setUp} />}
        />
      ) : <p className={traceStyles.notice} role="alert">{words.form.noPair}</p>}
    </>
  );
}

const winnerWords = ({ overall, kind }: PairJudgement<Dimension>): string => (overall !== 'tie' ? words.compare.wins(words.compare[overall]) : kind === 'tie' ? words.compare.tie : words.compare.undecided);

interface PairProps {
  readonly pair: MadePair;
  readonly judgement: PairJudgement<Dimension> | null;
  readonly styleNames: Readonly<Record<Side, string>>;
  readonly view: View;
  /** Which of the two is looked at, and which step of it. */
  readonly side: Side;
  readonly step: number | null;
  readonly onView: (view: View) => void;
  readonly onLook: (side: Side, step: number | null) => void;
  /** The trained model's word. */
  readonly trained: ReactNode;
  /** That of a model behind a URL. */
  readonly byModel: ReactNode;
}

function Pair({ pair, judgement, styleNames, view, side: looked, step: asked, onView, onLook, trained, byModel }: PairProps) {
  const [last, setPressed] = useState<Pressed | null>(null);
  // a link may name a step that there is not
  const step = asked !== null && asked <= pair[looked].thought.dag.steps.length ? asked : null;
  const pressed = last?.pair === pair && last.side === looked && last.cost.step === step ? last : null;
  const reasons = useMemo(() => judgement && pairReasons(pair.a.thought.scored, pair.b.thought.scored, judgement), [pair, judgement]);
  const said = ((): string => {
    if (step === null) return judgement ? winnerWords(judgement) : '';
    const { thought } = pair[looked];
    const graph = thought.graphs[view === 'super-nodes' ? view : 'steps'];
    return `${words.compare[looked]}. ${stepSentence(thought, graph, graph.rows[graph.rowOf[step - 1]! - 1]!)}`;
  })();
  const press = (side: Side, cost: Cost): void => { setPressed({ pair, side, cost }); onLook(side, cost.step); };
  return (
    <div className={styles.page} data-testid="pair">
      <ProblemLine problem={pair.a.problem} />
      {judgement && reasons ? (
        <section className={styles.judged} aria-label={words.compare.verdicts}>
          <div className={styles.overall} data-testid="overall" data-overall={judgement.overall} data-kind={judgement.kind}>
            <h2>{winnerWords(judgement)}</h2>
            <p className={styles.quiet}>{words.compare.kinds[judgement.kind]} {words.compare.judge}</p>
            {trained}
          </div>
          <VerdictTable reasons={reasons} judgement={judgement} pressed={pressed?.cost ?? null} onCost={press} />
          {byModel}
        </section>
      ) : <p role="status" className={styles.quiet}>{words.compare.judging}</p>}
      <div className={traceStyles.bar}><Segmented label={words.views.label} value={view} segments={VIEW_SEGMENTS} onChange={onView} /></div>
      <div className={styles.sides}>
        {SIDES.map((side) => {
          const { thought } = pair[side];
          return (
            <section key={side} className={styles.side} data-side={side} aria-label={words.compare.side(words.compare[side], styleNames[side])}>
              <h3><b>{words.compare[side]}</b>{styleNames[side]}<span>{words.answer.steps(thought.dag.steps.length, thought.path.size)}</span></h3>
              <StepList thought={thought} view={view} step={side === looked ? step : null} lit={pressed?.side === side ? new Set(costSteps(pressed.cost)) : NONE} onStep={(at) => onLook(side, at)} name={words.compare[side]} />
            </section>
          );
        })}
      </div>
      <p className={traceStyles.sentence} data-testid="sentence">{step !== null ? said : words.sentence.none}</p>
      <LiveRegion sentence={said} />
    </div>
  );
}
