/** Whose episode is looked at: a card a person, with a dot a session and both scores as rings. */
import type { Persona } from '#core/pibench/task.ts';
import { allOf, procOf } from '#core/pibench/view/tally-at.ts';
import type { Column } from '#core/pibench/view/timeline-at.ts';
import type { Scores } from '../commands/pibench-commands.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { ScoreRings } from './score-rings.tsx';
import styles from './rail.module.css';

const words = pibenchStrings.rail;

interface Props {
  readonly personas: readonly Persona[];
  /** Whose run is shown. */
  readonly shown: string | null;
  /** Of that run, at the cursor. */
  readonly columns: readonly Column[];
  readonly scores: Readonly<Partial<Record<string, Scores>>>;
  readonly onChoose: (persona: string) => void;
}

/** As full as the session's share of what was anticipated or asked. */
function Dot({ column }: { readonly column: Column | null }) {
  const share = column && column.at !== 'ahead' && allOf(column.tally) > column.tally.pending ? procOf(column.tally) : null;
  return <i data-at={column?.at ?? 'ahead'} data-role={column?.role} style={share === null ? undefined : { '--full': `${100 * share}%` } as React.CSSProperties} />;
}

export function PersonaRail({ personas, shown, columns, scores, onChoose }: Props) {
  return (
    <nav className={styles.rail} aria-label={words.heading} data-testid="personas">
      <ul>
        {personas.map(({ id, name, line, tasks }) => {
          const own = id === shown;
          const score = scores[id] ?? null;
          const played = own ? columns.filter(({ at }) => at !== 'ahead').length : 0;
          return (
            <li key={id}>
              <button type="button" className={styles.card} aria-pressed={own} aria-label={`${words.choose(name, line)}. ${score ? own ? words.scoresLong(score.proc, score.comp, played, tasks.length) : words.scores(score.proc, score.comp) : words.unplayed(tasks.length)}`} onClick={() => onChoose(id)}>
                <ScoreRings name={name} scores={score} />
                <span className={styles.name}>{name}</span>
                <span className={styles.line}>{line}</span>
                <span className={styles.dots} aria-hidden="true">{own ? columns.map((column) => <Dot key={column.task} column={column} />) : tasks.map((task) => <Dot key={task.id} column={null} />)}</span>
                <span className={styles.scores}>{score ? words.scores(score.proc, score.comp) : words.notPlayed}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
