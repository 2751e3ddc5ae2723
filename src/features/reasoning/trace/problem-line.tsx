/** What is given, and what is to be found. */
import type { AlgebraProblem } from '#core/tasks/alglab/algebra-problem.ts';
import { readableProblem } from './readable-problem.ts';
import styles from './trace.module.css';

export function ProblemLine({ problem }: { readonly problem: AlgebraProblem }) {
  const { givens, asked } = readableProblem(problem);
  return <p className={styles.problem} data-testid="problem"><strong>{asked}</strong>{givens.map((given) => <span key={given}>{given}</span>)}</p>;
}
