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
import { VIEWS, type ReasoningSession, type View } from '../session/reasoning-session.ts';
import { StepList } from '../steps/step-list.tsx';
import { stepSentence } from '../steps/step-sentence.ts';
import { ProblemForm } from '../trace/problem-form.tsx';
import { ProblemLine } from '../trace/problem-line.tsx';
import traceStyles from '../trace/trace.module.css';
import type { RewardDesk } from '../train/reward-desk.ts';
import { RewardVerdict } from '../train/reward-verdict.tsx';
import { useJudgement } from './use-judgement.ts';
import { VerdictTable, type Side } from './verdict-table.tsx';
import styles from './compare.module.css';

const VIEW_SEGMENTS = VIEWS.map((value) => ({ value, label: words.views[value] }));
const SIDES: readonly Side[] = ['a', 'b'];
const NONE: ReadonlySet<number> = new Set();

/** What is looked at: a step of one of the two, and the cost that led there. */
interface Looked {
  readonly pair: MadePair;
  readonly side: Side;
  readonly step: number | null;
  readonly cost: Cost | null;
}

interface ScreenProps {
  readonly session: ReasoningSession;
  readonly reward: RewardDesk;
  readonly onTrain: () => void;
}

export function CompareScreen({ session: { choice, view, set }, reward, onTrain }: ScreenProps) {
  const pair = useMemo(() => madePair(choice), [choice]);
  const judgement = useJudgement(pair);
  return (
    <>
      <ProblemForm choice={choice} pair onChoice={(next) => set({ choice: next, step: null })} />
      {pair ? <Pair pair={pair} judgement={judgement} styleNames={{ a: words.form.styles[choice.style], b: words.form.styles[choice.against] }} view={view} onView={(next) => set({ view: next })} trained={<RewardVerdict pair={pair} overall={judgement?.overall ?? null} desk={reward} onTrain={onTrain} />} /> : <p className={traceStyles.notice} role="alert">{words.form.noPair}</p>}
    </>
  );
}

const winnerWords = ({ overall, kind }: PairJudgement<Dimension>): string => (overall !== 'tie' ? words.compare.wins(words.compare[overall]) : kind === 'tie' ? words.compare.tie : words.compare.undecided);

interface PairProps {
  readonly pair: MadePair;
  readonly judgement: PairJudgement<Dimension> | null;
  readonly styleNames: Readonly<Record<Side, string>>;
  readonly view: View;
  readonly onView: (view: View) => void;
  /** The trained model's word. */
  readonly trained: ReactNode;
}

function Pair({ pair, judgement, styleNames, view, onView, trained }: PairProps) {
  const [last, setLooked] = useState<Looked | null>(null);
  const looked = last?.pair === pair ? last : null;
  const reasons = useMemo(() => judgement && pairReasons(pair.a.thought.scored, pair.b.thought.scored, judgement), [pair, judgement]);
  const step = looked?.step ?? null;
  const said = ((): string => {
    if (!looked || step === null) return judgement ? winnerWords(judgement) : '';
    const { thought } = pair[looked.side];
    const graph = thought.graphs[view === 'super-nodes' ? view : 'steps'];
    return `${words.compare[looked.side]}. ${stepSentence(thought, graph, graph.rows[graph.rowOf[step - 1]! - 1]!)}`;
  })();
  const look = (side: Side, step: number | null, cost: Cost | null = null): void => setLooked({ pair, side, step, cost });
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
          <VerdictTable reasons={reasons} judgement={judgement} pressed={looked?.cost ?? null} onCost={(side, cost) => look(side, cost.step, cost)} />
        </section>
      ) : <p role="status" className={styles.quiet}>{words.compare.judging}</p>}
      <div className={traceStyles.bar}><Segmented label={words.views.label} value={view} segments={VIEW_SEGMENTS} onChange={onView} /></div>
      <div className={styles.sides}>
        {SIDES.map((side) => {
          const { thought } = pair[side];
          const mine = looked?.side === side ? looked : null;
          return (
            <section key={side} className={styles.side} data-side={side} aria-label={words.compare.side(words.compare[side], styleNames[side])}>
              <h3><b>{words.compare[side]}</b>{styleNames[side]}<span>{words.answer.steps(thought.dag.steps.length, thought.path.size)}</span></h3>
              <StepList thought={thought} view={view} step={mine?.step ?? null} lit={mine?.cost ? new Set(costSteps(mine.cost)) : NONE} onStep={(step) => look(side, step)} name={words.compare[side]} />
            </section>
          );
        })}
      </div>
      <p className={traceStyles.sentence} data-testid="sentence">{step !== null ? said : words.sentence.none}</p>
      <LiveRegion sentence={said} />
    </div>
  );
}
