/** Two runs on the same task: what became of each intent, where they part, what was said turn by turn, and which criteria held when. */
import { comparedSide, differencesOf, type ComparedSide, type Difference } from '#core/pibench/compare/compare-task.ts';
import type { PiRun } from '#core/pibench/events.ts';
import type { Persona, Task } from '#core/pibench/task.ts';
import { labAgentName } from '../lab/lab-strings.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { StateMark, StateWord } from '../stage/state-mark.tsx';
import { CriteriaMatrix } from './criteria-matrix.tsx';
import { compareStrings as words } from './compare-strings.ts';
import { TurnPairs } from './turn-pairs.tsx';
import { ScrollBox } from '#ui/scroll-box.tsx';
import styles from './compare.module.css';

interface Props {
  readonly persona: Persona;
  /** Id of the task to compare on. */
  readonly task: string;
  /** Tasks that both runs have. */
  readonly tasks: readonly string[];
  readonly a: PiRun;
  readonly b: PiRun;
  readonly onTask: (task: string) => void;
  readonly onOpenRun: (side: 'a' | 'b', task: string, turn: number) => void;
}

export function CompareView({ persona, task: id, tasks, a: runA, b: runB, onTask, onOpenRun }: Props) {
  const task = persona.tasks.find((one) => one.id === id);
  const [a, b] = [comparedSide(runA.events, id), comparedSide(runB.events, id)];
  const title = (one: string): string => persona.tasks.find((candidate) => candidate.id === one)?.title ?? one;
  return (
    <div className={styles.page} data-testid="pibench-compare">
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <label>{words.task}<select value={id} onChange={(event) => onTask(event.target.value)}>{tasks.map((one) => <option key={one} value={one}>{title(one)}</option>)}</select></label>
      </header>
      {!task || !a || !b ? <p role="alert">{words.missing}</p> : (
        <>
          <div className={styles.sides}><Side name="a" run={runA} side={a} /><Side name="b" run={runB} side={b} /></div>
          <div className={styles.top}><Intents task={task} a={a} b={b} /><Differences task={task} a={a} b={b} /></div>
          <TurnPairs task={task} a={a} b={b} onOpen={(side, turn) => onOpenRun(side, id, turn)} />
          <CriteriaMatrix task={task} a={a} b={b} />
        </>
      )}
    </div>
  );
}

function Side({ name, run: { header }, side }: { readonly name: 'a' | 'b'; readonly run: PiRun; readonly side: ComparedSide }) {
  return (
    <div className={styles.side}>
      <p><strong>{labAgentName(header.agent)}</strong> <span>{pibenchStrings.memory[header.memory]}</span></p>
      <p className={styles.quiet}><span className="visually-hidden">{words.sides[name]} </span>{words.facts(side.turns.length, side.userWords, side.questions)}</p>
    </div>
  );
}

interface Sides {
  readonly task: Task;
  readonly a: ComparedSide;
  readonly b: ComparedSide;
}

function Fate({ side, intent }: { readonly side: ComparedSide; readonly intent: string }) {
  const outcome = side.outcomes.get(intent);
  const state = outcome?.to ?? 'pending';
  return <span className={styles.fate}><StateMark state={state} size={14} /><span><StateWord state={state} />{outcome && <small>{words.intents.turn(outcome.turn)}</small>}</span></span>;
}

function Intents({ task, a, b }: Sides) {
  return (
    <section className={styles.block} aria-labelledby="compare-intents">
      <h2 id="compare-intents">{words.intents.heading}</h2>
      <ScrollBox named={{ label: words.intents.caption }}><table className={styles.intents}>
        <caption className="visually-hidden">{words.intents.caption}</caption>
        <thead><tr><th scope="col">{words.intents.column}</th><th scope="col">{words.sides.a}</th><th scope="col">{words.sides.b}</th></tr></thead>
        <tbody>
          {task.intents.map(({ id, content }) => (
            <tr key={id} data-differs={a.outcomes.get(id)?.to !== b.outcomes.get(id)?.to || undefined}>
              <th scope="row">{content}</th><td><Fate side={a} intent={id} /></td><td><Fate side={b} intent={id} /></td>
            </tr>
          ))}
        </tbody>
      </table></ScrollBox>
    </section>
  );
}

function Differences({ task, a, b }: Sides) {
  const all = differencesOf(task, a, b);
  const text = (one: Difference): string => (one.about === 'intent' ? (task.intents.find(({ id }) => id === one.intent)?.content ?? one.intent) : task.criteria[one.index]!.text);
  const lower = (state: keyof typeof pibenchStrings.states): string => pibenchStrings.states[state].toLowerCase();
  return (
    <section className={styles.block} aria-labelledby="compare-differences">
      <h2 id="compare-differences">{words.differences.heading}</h2>
      {all.length === 0 ? <p className={styles.quiet}>{words.differences.none}</p> : (
        <ul className={styles.differences}>
          {all.map((one) => (
            <li key={text(one)}>
              <p>{text(one)}</p>
              <p className={styles.quiet}>{one.about === 'intent' ? words.differences.intent(lower(one.a), lower(one.b)) : `${words.differences.criterionMark}: ${words.differences.criterion(one.a, one.b)}`}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
