/** π-Bench, and the chat's model as one of its agents. */
import { fetchedPage } from './fetched-page.ts';

const PibenchPage = fetchedPage(async () => (await import('#features/pibench/pibench-page.tsx')).PibenchPage);

const noTab = (): string => 'No model is loaded in this tab: load one on the page Chat, then come back.';

export function PibenchRoute() {
  return <PibenchPage tabAgent={noTab} />;
}
