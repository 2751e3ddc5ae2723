/** D: why a token was kept or not, in reading order: the verdict, one sentence, and the picture that fits the rule. */
import type { DrafterName } from '#core/trace/events.ts';
import { whyAt, type Selection, type Why } from '#core/trace/why.ts';
import { Segmented } from '#ui/controls/segmented.tsx';
import { probability } from '#ui/number-format.ts';
import { TokenText } from '#ui/token-text.tsx';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { WHY_MODES, type WhyMode } from '../session/session.ts';
import type { View } from '../session/use-view.ts';
import { isStruck } from '../struck.ts';
import { whyStrings } from './why-strings.ts';
import { CoinView } from './coin-view.tsx';
import { DrawView } from './draw-view.tsx';
import { HeadBars } from './head-bars.tsx';
import { OverlapChart } from './overlap-chart.tsx';
import { verdictOf } from './verdict-of.ts';
import { whySentence } from './why-sentence.ts';
import styles from './why.module.css';

const words = whyStrings;
const MODES = WHY_MODES.map((value) => ({ value, label: words.views[value] }));

function Picture({ why, view, mode }: { readonly why: Why; readonly view: View; readonly mode: WhyMode }) {
  const { log } = view;
  const { rule, temperature } = log.header.config;
  if (mode === 'all' && 'overlay' in why && why.overlay) {
    return <OverlapChart log={log} overlay={why.overlay} token={why.token} rule={temperature === 0 ? 'greedy' : rule} />;
  }
  return (
    <>
      {mode === 'all' && why.kind !== 'unreached' && <p className={styles.note}>{words.oneSided[oneSidedBy(why, log.header.config.drafter)]}</p>}
      <Single why={why} view={view} />
    </>
  );
}

/** Why there are no two distributions to lay over each other. */
function oneSidedBy(why: Why, drafter: DrafterName): keyof typeof words.oneSided {
  if (why.kind === 'bonus') return 'target';
  return drafter === 'prompt-lookup' ? 'lookup' : why.kind === 'drafting' ? 'waiting' : 'none';
}

function Single({ why, view: { log } }: { readonly why: Why; readonly view: View }) {
  switch (why.kind) {
    case 'coin': return <CoinView log={log} why={why} />;
    case 'draw': case 'greedy': return <DrawView log={log} why={why} />;
    case 'bonus': return <HeadBars log={log} title={words.row} head={why.from} marked={why.token} choice={why.choice} />;
    case 'drafting':
      if (why.branch) return <p className={styles.note} data-figure="belief">{words.believes(probability(why.branch.belief))}</p>;
      return why.draft ? <HeadBars log={log} title={words.drafterSays} head={why.draft} marked={why.token} choice={why.choice} /> : <p className={styles.note}>{words.looked}</p>;
    case 'unreached': return null;
  }
}

export function WhyPanel({ view, selected }: { readonly view: View | null; readonly selected: Selection | null }) {
  const store = useSessionStore();
  const mode = useSession((session) => session.whyMode);
  const why = view && selected ? whyAt(view.log, view.rounds, selected) : null;
  return (
    <aside className={styles.panel} aria-label={words.heading} data-testid="why" data-tour="why">
      <header className={styles.header}>
        <h2 id="why-heading" tabIndex={-1} className={styles.heading}>{words.heading}</h2>
        <div data-tour="why-view"><Segmented label={words.view} value={mode} segments={MODES} onChange={(whyMode) => store.getState().set({ whyMode })} /></div>
      </header>
      {view && why ? (
        <>
          <p className={styles.title}>
            <span className={styles.token} data-state={verdictOf(why)}><TokenText text={view.log.text(why.token)} struck={isStruck(verdictOf(why))} /></span>
            <span className={styles.verdict} data-state={verdictOf(why)}>{words.verdicts[verdictOf(why)]}</span>
            <span className={styles.where} data-figure="where">{words.where(why.round, why.slot)}</span>
          </p>
          <p className={styles.sentence} data-figure="why">{whySentence(why)}</p>
          <Picture why={why} view={view} mode={mode} />
        </>
      ) : (
        <p className={styles.note}>{words.nothing}</p>
      )}
    </aside>
  );
}
