/** Keeps the address as what is shown, so that it can be sent to somebody; once what is shown has come to rest. */
import { useEffect } from 'react';
import { writeTrainingLink } from './training-link.ts';
import type { TrainingSession } from './training-session.ts';

const SETTLE_MS = 200;

export function useTrainingLink({ config, at, axis, study }: Pick<TrainingSession, 'config' | 'at' | 'axis' | 'study'>): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      history.replaceState(history.state, '', location.pathname + writeTrainingLink({ config, at, axis, study }, location.search) + location.hash);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [config, at, axis, study]);
}
