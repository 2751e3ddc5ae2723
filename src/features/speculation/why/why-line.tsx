/** Where the panel is not in sight beside the text: the chosen token and its verdict in one line above the player, and the way to the rest. */
import { whyAt, type Selection } from '#core/trace/why.ts';
import { Button } from '#ui/controls/button.tsx';
import { TokenText } from '#ui/token-text.tsx';
import { useReducedMotion } from '#ui/use-reduced-motion.ts';
import type { View } from '../session/use-view.ts';
import { isStruck } from '../struck.ts';
import { whyStrings } from './why-strings.ts';
import { verdictOf } from './verdict-of.ts';
import styles from './why.module.css';

const words = whyStrings;

export function WhyLine({ view, pinned }: { readonly view: View | null; readonly pinned: Selection | null }) {
  const still = useReducedMotion();
  const why = view && pinned ? whyAt(view.log, view.rounds, pinned) : null;
  if (!view || !why) return null;
  const verdict = verdictOf(why);
  return (
    <div className={styles.inShort} data-why-line data-testid="why-line">
      <p>
        <span className={styles.token} data-state={verdict}><TokenText text={view.log.text(why.token)} struck={isStruck(verdict)} /></span>{' '}
        <span className={styles.verdict} data-state={verdict}>{words.verdicts[verdict]}</span>
      </p>
      <Button
        kind="quiet"
        onClick={() => {
          const heading = document.getElementById('why-heading');
          heading?.focus({ preventScroll: true });
          heading?.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
        }}
      >
        {words.heading}
      </Button>
    </div>
  );
}
