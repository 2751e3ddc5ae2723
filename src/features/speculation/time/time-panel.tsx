/** C: where the time went, why that makes the run as fast or slow as it is, and what another γ would cost and bring here. */
import { useMemo } from 'react';
import { knownAs } from '#core/trace/figures.ts';
import { gammaAt } from '#core/trace/gamma-at.ts';
import { speedTermsAt } from '#core/trace/speed-terms.ts';
import type { Selection } from '#core/trace/why.ts';
import { strings } from '../strings.ts';
import { timeStrings } from './time-strings.ts';
import type { View } from '../session/use-view.ts';
import { CostCurve } from './cost-curve.tsx';
import { GammaTable } from './gamma-table.tsx';
import { Gantt } from './gantt.tsx';
import { SpeedIdentity } from './speed-identity.tsx';
import { SpeedupChart } from './speedup-chart.tsx';
import styles from './time.module.css';

const words = timeStrings;

export function TimePanel({ view, selected }: { readonly view: View; readonly selected: Selection | null }) {
  const { log, cursor } = view;
  const terms = useMemo(() => speedTermsAt(log, cursor), [log, cursor]);
  const gamma = useMemo(() => gammaAt(log, cursor), [log, cursor]);
  const how = knownAs(log);
  const known = strings.figures.known[how];
  return (
    <section className={styles.panel} aria-label={words.heading} data-testid="time">
      <h2 className="visually-hidden">{words.heading}</h2>
      {terms === null ? (
        <p className={styles.empty}>{words.empty}</p>
      ) : (
        <>
          <Gantt view={view} selected={selected} comparison={terms.plain?.comparison ?? null} known={known} />
          <SpeedIdentity terms={terms} known={known} />
          <div className={styles.charts}>
            <CostCurve costs={gamma.costs} gamma={gamma.gamma} known={how} />
            <SpeedupChart figures={gamma} known={known} />
            <GammaTable figures={gamma} />
          </div>
        </>
      )}
    </section>
  );
}
