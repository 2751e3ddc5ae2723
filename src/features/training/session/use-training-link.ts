/** Keeps the address as what is shown, so that it can be sent to somebody; once what is shown has come to rest. */
import { useEffect } from 'react';
import { writeTrainingLink } from './training-link.ts';
import { recordingShown, type TrainingSession } from './training-session.ts';

const SETTLE_MS = 200;

export function useTrainingLink(session: TrainingSession): void {
  const { config, at, axis, study } = session;
  const recording = recordingShown(session);
  useEffect(() => {
    const timer = setTimeout(() => {
      history.replaceState(history.state, '', location.pathname + writeTrainingLink({ config, recording, at, axis, study }, location.search) + location.hash);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [config, recording, at, axis, study]);
}
