/** The page as a function of its session: one thought, two of them, the visitor's own, a model that learns to judge them, or what was measured of such a model. */
import { Segmented } from '#ui/controls/segmented.tsx';
import type { PageAsks } from './asked/asks.ts';
import { CompareScreen } from './compare/compare-screen.tsx';
import { ExperimentScreen } from './experiment/experiment-screen.tsx';
import type { Watch } from './live/live-screen.tsx';
import { PasteScreen } from './paste/paste-screen.tsx';
import { reasoningStrings as words } from './reasoning-strings.ts';
import { SCREENS, type ReasoningSession, type Screen } from './session/reasoning-session.ts';
import { TraceScreen } from './trace/trace-screen.tsx';
import type { RewardDesk } from './train/reward-desk.ts';
import { TrainScreen } from './train/train-screen.tsx';
import styles from './reasoning.module.css';

const SEGMENTS = SCREENS.map((value) => ({ value, label: words.screens[value] }));

interface Props {
  readonly session: ReasoningSession;
  /** Fetches the recordings once more. */
  readonly onFetch: () => void;
  /** Fetches what was measured once more. */
  readonly onMeasured: () => void;
  readonly onRead: (text: string, problem: string) => void;
  /** The target at work. */
  readonly watch: Watch;
  readonly reward: RewardDesk;
  /** Of a model behind a URL. */
  readonly asks: PageAsks;
}

export function ReasoningView({ session, onFetch, onMeasured, onRead, watch, reward, asks }: Props) {
  const { screen, set } = session;
  const show = (next: Screen): void => set({ screen: next, step: null });
  return (
    <div className={styles.page} data-testid="reasoning" data-screen={screen}>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <Segmented label={words.screens.label} value={screen} segments={SEGMENTS} onChange={show} />
      </header>
      <div className={styles.body} id="output" tabIndex={-1}>
        {screen === 'trace' && <TraceScreen session={session} onFetch={onFetch} watch={watch} />}
        {screen === 'compare' && <CompareScreen session={session} asks={asks} reward={reward} onTrain={() => show('train')} />}
        {screen === 'paste' && <PasteScreen session={session} onRead={onRead} asks={asks} />}
        {screen === 'train' && <TrainScreen desk={reward} onCompare={() => show('compare')} />}
        {screen === 'measured' && <ExperimentScreen experiment={session.experiment} onFetch={onMeasured} />}
      </div>
    </div>
  );
}
