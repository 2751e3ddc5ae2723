/** The training lab, and the way from what was trained there to the page that drafts with it. */
import { useLocation } from 'wouter';
import { useSpeculateWith } from '#features/speculation/session/use-speculate-with.ts';
import { connectEngine } from './connect-engine.ts';
import { fetchedPage } from './fetched-page.ts';
import { openShelf } from './open-shelf.ts';

const TrainingPage = fetchedPage(async () => (await import('#features/training/training-page.tsx')).TrainingPage);

export function TrainingRoute() {
  const speculateWith = useSpeculateWith();
  const [, navigate] = useLocation();
  const speculate = (weights: string): void => {
    speculateWith(weights);
    navigate('/');
  };
  return <TrainingPage connect={connectEngine} openShelf={openShelf} onSpeculate={speculate} />;
}
