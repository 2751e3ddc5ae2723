/** R1 and R2: two bars, the chance to be kept, the coin, and after a rejection what was drawn instead. */
import type { EventLog } from '#core/trace/event-log.ts';
import type { Why } from '#core/trace/why.ts';
import { probability } from '#ui/number-format.ts';
import { whyStrings } from './why-strings.ts';
import { HeadBars } from './head-bars.tsx';
import { ProbabilityBars } from './probability-bars.tsx';
import { Ruler } from './ruler.tsx';
import styles from './why.module.css';

const words = whyStrings;

export function CoinView({ log, why }: { readonly log: EventLog; readonly why: Extract<Why, { kind: 'coin' }> }) {
  const { branch } = why;
  const exact = why.rule === 'R1' && why.draft !== null;
  const formula = exact ? words.ratio : branch && why.q < 1 ? words.left(probability(why.q)) : 'p';
  return (
    <>
      <ProbabilityBars p={why.p} q={exact ? why.q : (branch?.belief ?? null)} />
      {!exact && <p className={styles.note}>{branch ? words.belief : why.draft ? words.pointMass : words.looked}</p>}
      <p className={styles.chance}>
        <span>{words.keepChance}</span>
        <span className={styles.formula} data-figure="keep">{`${formula} = `}<strong>{probability(why.threshold)}</strong></span>
      </p>
      <Ruler threshold={why.threshold} coin={why.coin} accepted={why.verdict === 'accepted'} />
      {why.replacement && (
        <HeadBars log={log} title={exact ? words.residual : branch && branch.siblings > 1 ? words.redrawnOfTree : words.redrawn} hint={exact ? words.residualHint : undefined} head={why.replacement.from} marked={why.replacement.token} choice="drawn" />
      )}
    </>
  );
}
