/** The recorded experiment that ships with the page. Where it is missing or damaged the page shows the rest, and misses nothing. */
import { readExperiments, type Experiment } from '#core/training/experiment.ts';

export async function loadExperiments(): Promise<readonly Experiment[]> {
  try {
    return readExperiments(await (await fetch(`${import.meta.env.BASE_URL}training/draft-opd.json`)).json());
  } catch {
    return [];
  }
}
