/** The page as a function of its session: one thought, two of them, or the visitor's own. */
import { Segmented } from '#ui/controls/segmented.tsx';
import { CompareScreen } from './compare/compare-screen.tsx';
import type { Watch } from './live/live-screen.tsx';
import { PasteScreen } from './paste/paste-screen.tsx';
import { reasoningStrings as words } from './reasoning-strings.ts';
import { SCREENS, type ReasoningSession } from './session/reasoning-session.ts';
import { TraceScreen } from './trace/trace-screen.tsx';
import styles from './reasoning.module.css';

const SEGMENTS = SCREENS.map((value) => ({ value, label: words.screens[value] }));

interface Props {
  readonly session: ReasoningSession;
  /** Fetches the recordings once more. */
  readonly onFetch: () => void;
  readonly onRead: (text: string, problem: string) => void;
  /** The target at work. */
  readonly watch: Watch;
}

export function ReasoningView({ session, onFetch, onRead, watch }: Props) {
  const { screen, set } = session;
  return (
    <div className={styles.page} data-testid="reasoning" data-screen={screen}>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <Segmented label={words.screens.label} value={screen} segments={SEGMENTS} onChange={(next) => set({ screen: next, step: null })} />
      </header>
      <div className={styles.body} id="output" tabIndex={-1}>
        {screen === 'trace' ? <TraceScreen session={session} onFetch={onFetch} watch={watch} /> : screen === 'compare' ? <CompareScreen session={session} /> : <PasteScreen session={session} onRead={onRead} />}
      </div>
    </div>
  );
}
