/** One row: the step's number, how it is led in, what it says, what stands out about it. */
import type { GraphRow } from '#core/reasoning/graph-rows.ts';
import { reasoningStrings as words } from '../reasoning-strings.ts';
import type { ShownThought } from '../shown-thought.ts';
import { StepText } from './step-text.tsx';
import styles from './steps.module.css';

interface Props {
  readonly thought: ShownThought;
  readonly row: GraphRow;
  readonly selected: boolean;
  /** The parents to name in words: where no map shows them. */
  readonly names: readonly number[];
}

function Drafts({ thought: { drafts }, row: { first, last } }: Pick<Props, 'thought' | 'row'>) {
  const texts = drafts?.slice(first - 1, last).flatMap((tally) => tally.texts) ?? [];
  if (texts.length === 0) return null;
  const said = words.list.refused(texts.length);
  return <span className={styles.drafts} title={said}><span aria-hidden="true">{texts.map((text, i) => <s key={i}>{text.trim() || '␣'}</s>)}</span><span className="visually-hidden">{said}</span></span>;
}

export function StepRow({ thought, row, selected, names }: Props) {
  const { dag, rights } = thought;
  const writing = row.last === thought.writing;
  const steps = dag.steps.slice(row.first - 1, row.last);
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const wrong = steps.some(({ id }) => rights?.[id - 1] === false);
  return (
    <>
      <span className={styles.number}>{first === last ? row.first : words.list.span(row.first, row.last)}</span>
      <span className={styles.lead} data-lead={first.lead}>{first.lead ? words.leads[first.lead] : first.fillers > 0 && <i>{words.filler}</i>}</span>
      <span className={styles.said}>
        {first.lead !== '' && first.fillers > 0 && <i className={styles.filler}>{words.filler} </i>}
        <StepText text={first.text} whole={selected} writing={writing} />
        {writing && <span className={styles.caret} aria-hidden="true" />}
        {first !== last && <><span className={styles.dots} aria-hidden="true">⋮</span><StepText text={last.text} whole={selected} /><small>{words.list.chain(steps.length)}</small></>}
        {names.length > 0 && <small className={styles.from}>{words.list.from(names.join(', '))}</small>}
        <Drafts thought={thought} row={row} />
      </span>
      <span className={styles.marks}>
        {wrong && <strong>{words.wrong}</strong>}
        {writing ? <span className={styles.cutOff}>{words.cutOff}</span> : row.marks.map((mark) => <span key={mark}>{words.marks[mark]}</span>)}
      </span>
    </>
  );
}
