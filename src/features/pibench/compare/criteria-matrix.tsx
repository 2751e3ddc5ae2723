/** Criteria down, turns of both runs across: a disc where one held, a ring where it did not, a broken one where it had held and was lost. */
import { isRegression, type ComparedSide } from '#core/pibench/compare/compare-task.ts';
import type { Task } from '#core/pibench/task.ts';
import { compareStrings } from './compare-strings.ts';
import { ScrollBox } from '#ui/scroll-box.tsx';
import styles from './criteria-matrix.module.css';

const words = compareStrings.criteria;

type Held = 'yes' | 'no' | 'lost';

function HeldMark({ held }: { readonly held: Held }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" className={styles.mark} data-held={held}>
      {held === 'lost' ? <path d="M2.5 2.5l9 9M11.5 2.5l-9 9" /> : <circle cx="7" cy="7" r={held === 'yes' ? 4.6 : 2.4} />}
    </svg>
  );
}

interface Props {
  readonly task: Task;
  readonly a: ComparedSide;
  readonly b: ComparedSide;
}

export function CriteriaMatrix({ task, a, b }: Props) {
  const sides = [['a', a], ['b', b]] as const;
  return (
    <div className={styles.block}>
      <h2 id="compare-criteria">{words.heading}</h2>
      {task.criteria.length === 0 ? <p className={styles.quiet}>{words.none}</p> : (
        <>
          <p className={styles.key} aria-hidden="true">{(['yes', 'no', 'lost'] as const).map((held) => <span key={held}><HeldMark held={held} />{words.key[held]}</span>)}</p>
          <ScrollBox className={styles.box} named={{ by: 'compare-criteria' }}>
            <table className={styles.matrix}>
              <caption className="visually-hidden">{words.caption}</caption>
              <thead>
                <tr><th scope="col" rowSpan={2}>{words.column}</th>{sides.map(([name, { turns }]) => <th key={name} scope="colgroup" colSpan={turns.length}>{compareStrings.sides[name]}</th>)}</tr>
                <tr>{sides.flatMap(([name, { turns }]) => turns.map(({ turn }, i) => <th key={`${name} ${turn}`} scope="col" data-first={i === 0 || undefined}><span aria-hidden="true">{words.turn(turn)}</span><span className="visually-hidden">{words.spokenTurn(compareStrings.sides[name], turn)}</span></th>))}</tr>
              </thead>
              <tbody>
                {task.criteria.map(({ text }, index) => (
                  <tr key={text}>
                    <th scope="row">{text}</th>
                    {sides.flatMap(([name, side]) => side.turns.map(({ turn, criteria }, i) => {
                      const held = criteria[index] === true ? 'yes' : isRegression(side, i, index) ? 'lost' : 'no';
                      return <td key={`${name} ${turn}`} data-first={i === 0 || undefined}><HeldMark held={held} /><span className="visually-hidden">{words[held]}</span></td>;
                    }))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </>
      )}
    </div>
  );
}
