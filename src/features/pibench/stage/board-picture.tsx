/** The board as one drawing: which run and session, what it adds up to, a tile an intent, and what the scores may be compared with. What is hidden on the board stays hidden here. */
import { STATES } from '#core/pibench/view/state-words.ts';
import type { Tally } from '#core/pibench/view/tally-at.ts';
import { wrappedLines } from '#ui/charts/wrapped-lines.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { INDENT, LINE, PADDING, placeTiles, WIDTH, type PlacedTile } from './board-layout.ts';
import type { CounterWords } from './counter-words.ts';
import { StateMark } from './state-mark.tsx';
import type { TileWords } from './tile-words.ts';
import styles from './board-picture.module.css';

const words = pibenchStrings.board;
const TITLE_LINE = 28;
const PROC_WIDTH = 150;

export interface BoardOnPaper {
  readonly name: string;
  /** Session and person. */
  readonly where: string;
  readonly title: string;
  /** Who answered first. */
  readonly facts: readonly [string, ...string[]];
  readonly note: string;
  readonly tally: Tally;
  readonly counters: CounterWords;
  readonly tiles: readonly TileWords[];
}

export type Face = 'title' | 'text' | 'strong' | 'content' | 'origin';

interface Props {
  readonly board: BoardOnPaper;
  /** How wide a text is in a face of the picture. */
  readonly widthOf: (face: Face, text: string) => number;
  readonly onDrawn: (svg: SVGSVGElement | null) => void;
}

export function BoardPicture({ board: { name, where, title, facts: [who, ...facts], note, tally, counters, tiles }, widthOf, onDrawn }: Props) {
  const titles = wrappedLines(title, WIDTH, (text) => widthOf('title', text));
  const factsAt = 22 + TITLE_LINE * titles.length + 18;
  const told = wrappedLines([who, ...facts].join(' · '), WIDTH, (text) => widthOf('strong', text));
  const countersAt = factsAt + LINE.state * (told.length - 1) + 22;
  const { placed, bottom } = placeTiles(tiles, countersAt + 110, { content: (text) => widthOf('content', text), origin: (text) => widthOf('origin', text) });
  const notes = wrappedLines(note, WIDTH, (text) => widthOf('text', text));
  const height = bottom + 30 + LINE.state * notes.length;
  return (
    <svg ref={onDrawn} role="img" aria-label={name} className={styles.picture} width={WIDTH} height={height} viewBox={`0 0 ${WIDTH} ${height}`}>
      <text x={0} y={13}>{where}</text>
      {titles.map((line, i) => <text key={i} className={styles.title} x={0} y={22 + TITLE_LINE * (i + 1) - 6}>{line}</text>)}
      {told.map((line, i) => <text key={i} x={0} y={factsAt + LINE.state * i}>{i === 0 && line.startsWith(who) ? <><tspan className={styles.strong}>{who}</tspan>{line.slice(who.length)}</> : line}</text>)}
      <Counters y={countersAt} counters={counters} tally={tally} widthOf={widthOf} />
      {placed.map((tile, i) => <Tile key={i} placed={tile} widthOf={widthOf} />)}
      <line className={styles.rule} x1={0} x2={WIDTH} y1={bottom + 16} y2={bottom + 16} />
      {notes.map((line, i) => <text key={i} x={0} y={bottom + 22 + LINE.state * (i + 1) - 4}>{line}</text>)}
    </svg>
  );
}

function Counters({ y, counters: { proc, states, burden }, tally, widthOf }: { readonly y: number; readonly counters: CounterWords; readonly tally: Tally; readonly widthOf: Props['widthOf'] }) {
  const marks = states.map((state, i) => ({ state, x: PROC_WIDTH + states.slice(0, i).reduce((x, before) => x + 58 + widthOf('strong', `${tally[before]} ${pibenchStrings.states[before]}`), 0) }));
  const shown = STATES.filter((state) => tally[state] > 0);
  const whole = shown.reduce((sum, state) => sum + tally[state], 0);
  const parts = shown.map((state, i) => ({ state, x: (WIDTH * shown.slice(0, i).reduce((sum, before) => sum + tally[before], 0)) / whole, width: (WIDTH * tally[state]) / whole - 2 }));
  return (
    <g transform={`translate(0 ${y})`}>
      <text className={styles.origin} x={0} y={12}>{words.proc}</text>
      <text className={styles.proc} x={0} y={46}>{proc}</text>
      {marks.map(({ state, x }) => (
        <g key={state} transform={`translate(${x} 30)`}>
          <StateMark state={state} size={14} />
          <text x={20} y={12}><tspan className={styles.strong}>{tally[state]}</tspan> <tspan className={styles.state} data-to={state}>{pibenchStrings.states[state]}</tspan></text>
        </g>
      ))}
      {parts.map(({ state, x, width }) => <rect key={state} className={styles.part} data-to={state} x={x} y={60} width={width} height={6} rx={3} />)}
      <text x={0} y={86}>{burden.join('  ·  ')}</text>
    </g>
  );
}

function Tile({ placed: { tile: { state, facts }, x, y, width, height, content, origin }, widthOf }: { readonly placed: PlacedTile; readonly widthOf: Props['widthOf'] }) {
  const [first, second] = [PADDING + LINE.state, PADDING + LINE.state + (content?.length ?? 2) * LINE.content];
  const word = pibenchStrings.states[state];
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className={styles.tile} data-to={state} x={0.5} y={0.5} width={width - 1} height={height - 1} rx={12} />
      <g transform={`translate(${PADDING - 1} ${PADDING - 3})`}><StateMark state={state} size={20} /></g>
      <text className={styles.state} data-to={state} x={INDENT} y={PADDING + 12}>{word}</text>
      <text x={INDENT + widthOf('strong', word)} y={PADDING + 12}>{facts.map((fact) => <tspan key={fact} xmlSpace="preserve"> · {fact}</tspan>)}</text>
      {content === null
        ? [240, 150].map((bar, i) => <rect key={bar} className={styles.bar} x={INDENT} y={first + 8 + i * 18} width={bar} height={8} rx={4} />)
        : content.map((line, i) => <text key={i} className={styles.content} x={INDENT} y={first + LINE.content * i + 16}>{line}</text>)}
      {content === null && <title>{words.hidden}</title>}
      {origin.map((line, i) => <text key={i} className={styles.origin} x={INDENT} y={second + LINE.origin * i + 13}>{line}</text>)}
    </g>
  );
}
