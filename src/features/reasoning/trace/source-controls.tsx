/** Where one thought comes from, and which one. */
import type { ReactNode } from 'react';
import { Segmented } from '#ui/controls/segmented.tsx';
import { reasoningStrings as words } from '../reasoning-strings.ts';
import { SOURCES, type ReasoningSession } from '../session/reasoning-session.ts';
import styles from './trace.module.css';

const SOURCE_SEGMENTS = SOURCES.map((value) => ({ value, label: words.sources[value] }));

export function SourceControls({ session: { source, set }, children }: { readonly session: ReasoningSession; readonly children?: ReactNode }) {
  return (
    <div className={styles.controls}>
      <div className={styles.sources}><Segmented label={words.sources.label} value={source} segments={SOURCE_SEGMENTS} onChange={(next) => set({ source: next, step: null })} /></div>
      {children}
    </div>
  );
}
