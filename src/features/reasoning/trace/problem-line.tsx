/** What is given, what is to be found, and what the operations of its system do. */
import type { AlgebraProblem } from '#core/tasks/alglab/algebra-problem.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import { readableProblem, signaturesOf } from './readable-problem.ts';
import styles from './trace.module.css';

export function ProblemLine({ problem }: { readonly problem: AlgebraProblem }) {
  const { givens, asked } = readableProblem(problem);
  const { elements, operations } = reasoningStrings.systems[problem.system];
  const does: Readonly<Partial<Record<string, string>>> = operations;
  return (
    <>
      <p className={styles.problem} data-testid="problem"><strong>{asked}</strong>{givens.map((given) => <span key={given}>{given}</span>)}</p>
      <p className={styles.operations} data-testid="operations">
        <span>{elements}</span>
        {signaturesOf(problem.system).map(({ name, signature }) => <span key={name}><code>{signature}</code> {does[name]}</span>)}
      </p>
    </>
  );
}
