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
function Dot({ at, share }: { readonly at: Column['at']; readonly share: number | null }) {
  return <i data-at={at} style={share === null ? undefined : { '--full': `${100 * share}%` } as React.CSSProperties} />;
}

const shareOf = ({ at, tally }: Column): number | null => (at !== 'ahead' && allOf(tally) > tally.pending ? procOf(tally) : null);

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
              <button type="button" className={styles.card} aria-pressed={own} aria-label={`${words.choose(name, line)}. ${score ? own ? words.scoresLong(score, played, columns.length) : words.scores(score) : words.unplayed(tasks.length)}`} onClick={() => onChoose(id)}>
                <ScoreRings name={name} scores={score} />
                <span className={styles.name}>{name}</span>
                <span className={styles.line}>{line}</span>
                <span className={styles.dots} aria-hidden="true">{own && columns.length > 0
                  ? columns.map((column) => <Dot key={column.task} at={column.at} share={shareOf(column)} />)
                  : (score?.sessions ?? tasks.map(() => null)).map((share, i) => <Dot key={i} at={share === null ? 'ahead' : 'past'} share={share} />)}</span>
                <span className={styles.scores} title={(score?.proc ?? null) === null ? words.countsHint : undefined}>{score ? words.scores(score) : words.notPlayed}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
