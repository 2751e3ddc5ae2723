/** A person's decisions, kept as they are made. */
import { useState } from 'react';
import { keepLabels, readLabels, withLabel, type Labels } from './kept-labels.ts';

export interface LabelsProps {
  readonly labels: Labels;
  /** They will be there at the next visit. */
  readonly kept: boolean;
  /** null takes a decision back. */
  readonly onLabel: (key: string, should: boolean | null) => void;
  readonly onForget: () => void;
}

export function useLabels(storage: () => Storage): LabelsProps {
  const [{ labels, kept }, set] = useState(() => ({ labels: readLabels(storage), kept: true }));
  const change = (next: Labels): void => set({ labels: next, kept: keepLabels(storage, next) });
  return { labels, kept, onLabel: (key, should) => change(withLabel(labels, key, should)), onForget: () => change(new Map()) };
}
