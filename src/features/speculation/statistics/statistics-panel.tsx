/** F: how the drafts fared so far, three ways: how many a round kept, how far down they held, and how the average ran. */
import { useMemo } from 'react';
import { acceptanceAt } from '#core/trace/acceptance-at.ts';
import type { Selection } from '#core/trace/why.ts';
import type { View } from '../session/use-view.ts';
import { statisticsStrings } from './statistics-strings.ts';
import { AcceptedHistogram } from './accepted-histogram.tsx';
import { PositionChart } from './position-chart.tsx';
import { RunningLengthChart } from './running-length-chart.tsx';
import styles from './statistics.module.css';

const words = statisticsStrings;

export function StatisticsPanel({ view, selected }: { readonly view: View; readonly selected: Selection | null }) {
  const { log, cursor } = view;
  const figures = useMemo(() => acceptanceAt(log, cursor), [log, cursor]);
  return (
    <section className={styles.panel} aria-label={words.heading} data-testid="statistics">
      <h2 className="visually-hidden">{words.heading}</h2>
      {figures.rounds.length === 0 ? (
        <p className={styles.empty}>{words.empty}</p>
      ) : (
        <div className={styles.charts}>
          <AcceptedHistogram figures={figures} selected={selected} />
          <PositionChart figures={figures} selected={selected} />
          <RunningLengthChart figures={figures} selected={selected} />
        </div>
      )}
    </section>
  );
}
