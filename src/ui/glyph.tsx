/** The marks of the token states and the transport, drawn so that they look the same with every font. Decorative: the words say it too. */
const PATHS = {
  dot: 'M8 7.2a.8.8 0 1 1 0 1.6.8.8 0 0 1 0-1.6',
  check: 'M3.2 8.6 6.6 12l6.2-7.6',
  cross: 'm4 4 8 8m0-8-8 8',
  dash: 'M4 8h8',
  question: 'M5.4 5.6a2.7 2.7 0 1 1 4.1 2.3C8.5 8.5 8 9 8 10m0 3v.01',
  turn: 'M12.6 5.6A5.2 5.2 0 1 0 13.2 9M13 2.6v3.2H9.8',
  plus: 'M8 3.2v9.6M3.2 8h9.6',
  play: 'M4.8 3v10l8-5z',
  pause: 'M5.2 3v10M10.8 3v10',
  replay: 'M3.4 5.6A5.2 5.2 0 1 1 2.8 9M3 2.6v3.2h3.2',
  first: 'M3.5 3v10M13 3 7 8l6 5z',
  last: 'M12.5 3v10M3 3l6 5-6 5z',
  'round-back': 'M12.5 4 8.5 8l4 4M7.5 4l-4 4 4 4',
  'round-forward': 'm3.5 4 4 4-4 4m5-8 4 4-4 4',
  back: 'm10 3.5-4.5 4.5L10 12.5',
  forward: 'm6 3.5 4.5 4.5L6 12.5',
  up: 'm3.5 10 4.5-4.5 4.5 4.5',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  search: 'M7 2.6a4.4 4.4 0 1 1 0 8.8 4.4 4.4 0 0 1 0-8.8m3.2 7.6 3.4 3.4',
  stop: 'M4 4h8v8H4z',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1v1.4M8 13.6V15M1 8h1.4M13.6 8H15M3 3l1 1m8 8 1 1M3 13l1-1m8-8 1-1',
  moon: 'M13 9.8A5.6 5.6 0 0 1 6.2 3a5.6 5.6 0 1 0 6.8 6.8',
  half: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2m0 0v12',
} as const;

const FILLED: ReadonlySet<string> = new Set(['play', 'stop', 'dot']);

export type GlyphName = keyof typeof PATHS;

export function Glyph({ name, size = 16 }: { readonly name: GlyphName; readonly size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 16 16" fill={FILLED.has(name) ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round">
      <path d={PATHS[name]} />
    </svg>
  );
}
