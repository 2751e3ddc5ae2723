/** Which γ the timed passes and this run's acceptance call for: a row a γ, the best one named, and said to be an estimate. */
import type { GammaAt } from '#core/trace/gamma-at.ts';
import { DataTable } from '#ui/charts/data-table.tsx';
import { decimal } from '#ui/number-format.ts';
import { timeStrings } from './time-strings.ts';
import styles from './time.module.css';

const words = timeStrings.choice;

export function GammaTable({ figures: { estimates, best, gamma, costs } }: { readonly figures: GammaAt }) {
  const beyond = estimates.some(({ extrapolated }) => extrapolated);
  return (
    <section className={styles.choice} aria-label={words.title}>
      <h3>{words.title}</h3>
      {best ? (
        <>
          <p data-figure="best">{words.best(best.gamma, decimal(best.speedup), gamma)}</p>
          <DataTable
            caption={words.title}
            columns={words.columns}
            rows={estimates.map((estimate) => ({
              key: estimate.gamma,
              marked: estimate === best,
              cells: [words.gamma(estimate.gamma, estimate.extrapolated), decimal(estimate.acceptanceLength), words.times(decimal(estimate.speedup))],
            }))}
          />
          {beyond && <p className={styles.quiet}>{words.beyond}</p>}
        </>
      ) : (
        <p className={styles.quiet} data-figure="best">{costs ? words.nothingDrafted : words.notMeasured}</p>
      )}
    </section>
  );
}
