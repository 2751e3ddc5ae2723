/** The recorded experiment that ships with the page; what is no such file is told apart from one that did not come. */
import { readExperiment, type ReasoningExperiment } from '#core/reasoning/experiment-file.ts';

export type FetchedExperiment = ReasoningExperiment | 'absent' | 'damaged';

export async function fetchExperiment(signal: AbortSignal): Promise<FetchedExperiment> {
  const response = await fetch(`${import.meta.env.BASE_URL}reasoning/experiment.json`, { signal }).catch(() => null);
  if (!response?.ok) return 'absent';
  try {
    return readExperiment(await response.json());
  } catch {
    return 'damaged';
  }
}
