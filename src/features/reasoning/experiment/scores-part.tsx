/** Whether the four scores go with right answers: over the pool, over each of its policies, over the generator of best-of-N. */
import { DIMENSIONS } from '#core/reasoning/step-costs.ts';
import { DataTable } from '#ui/charts/data-table.tsx';
import { ScrollBox } from '#ui/scroll-box.tsx';
import { reasoningStrings } from '../reasoning-strings.ts';
import { experimentStrings } from './experiment-strings.ts';
import { correlationFigure } from './figures.ts';
import { scoresSentence, type Best, type Correlations, type Judge } from './findings.ts';
import { Part } from './part.tsx';

const words = experimentStrings.scores;
const { styles: styleNames } = reasoningStrings.form;

const policyName = (policy: string): string => (policy in styleNames ? styleNames[policy as keyof typeof styleNames] : policy);

export function ScoresPart({ judge, best }: { readonly judge: Judge | null; readonly best: Best | null }) {
  const columns: readonly (readonly [string, Correlations])[] = [
    ...(best ? [[words.columns.best, best.correlations] as const] : []),
    ...(judge ? [[words.columns.pool, judge.correlations] as const, ...judge.policies.map(({ policy, correlations }) => [policyName(policy), correlations] as const)] : []),
  ];
  const figure = (r: number | null): string => (r === null ? words.missing : correlationFigure(r));
  const rows = DIMENSIONS.map((dimension) => ({ key: dimension, cells: [reasoningStrings.scores.names[dimension], ...columns.map(([, correlations]) => figure(correlations[dimension]))] }));
  return (
    <Part name="scores" heading={scoresSentence(columns[0]![1])} said={[words.note]}>
      <ScrollBox named={{ label: words.table }}><DataTable caption={words.table} columns={[words.columns.score, ...columns.map(([name]) => name)]} rows={rows} /></ScrollBox>
    </Part>
  );
}
