/** R3, R4 and greedy: what the target itself would write, beside the draft. No coin, since none was tossed. */
import type { EventLog } from '#core/trace/event-log.ts';
import type { Why } from '#core/trace/why.ts';
import { TokenText } from '#ui/token-text.tsx';
import { whyStrings } from './why-strings.ts';
import { HeadBars } from './head-bars.tsx';
import { ProbabilityBars } from './probability-bars.tsx';
import styles from './why.module.css';

const words = whyStrings;

export function DrawView({ log, why }: { readonly log: EventLog; readonly why: Extract<Why, { kind: 'draw' | 'greedy' }> }) {
  const believed = why.branch?.belief ?? why.draft?.tokens.find(({ token }) => token === why.token)?.probability ?? null;
  return (
    <>
      <ProbabilityBars p={why.p} q={believed} />
      {why.branch ? <p className={styles.note}>{words.belief}</p> : !why.draft && <p className={styles.note}>{words.looked}</p>}
      <p className={styles.chance}>
        <span>{why.kind === 'greedy' ? words.firstChoice : words.ownDraw}</span>
        <span className={styles.token} data-state={why.drawn === why.token ? 'accepted' : 'bonus'}><TokenText text={log.text(why.drawn)} /></span>
      </p>
      <HeadBars log={log} title={words.row} head={why.target} marked={why.drawn} choice={why.kind === 'greedy' ? 'first' : 'drawn'} struck={why.verdict === 'rejected' ? why.token : undefined} />
    </>
  );
}
