/** All that the page asks of a model behind a URL, from the session and into it; it goes on while one looks at another page. */
import type { Attachment } from '#core/reasoning/attach-steps.ts';
import type { PairJudgement } from '#core/reasoning/pairwise-judge.ts';
import type { Dimension } from '#core/reasoning/step-costs.ts';
import type { Line } from '#endpoint/endpoint.ts';
import { verdictsJob } from '../compare/verdicts-job.ts';
import { edgesJob, edgesSubject } from '../paste/edges-job.ts';
import type { ThoughtReader } from '../paste/thought-reader.ts';
import type { MadePair } from '../session/made-thoughts.ts';
import type { ReasoningStore } from '../session/reasoning-session.ts';
import { askedStrings as words } from './asked-strings.ts';
import { Asking } from './asking.ts';

/** What the views can have asked; whatever comes of it is in the session. */
export interface PageAsks {
  readonly edges: () => Promise<void>;
  readonly verdicts: (pair: MadePair) => Promise<void>;
  readonly stopEdges: () => void;
  readonly stopVerdicts: () => void;
  readonly hang: (by: EdgesBy) => void;
  readonly setUp: () => void;
}

export type EdgesBy = 'guessed' | 'asked';

export class Asks implements PageAsks {
  readonly #store: ReasoningStore;
  readonly #reader: Pick<ThoughtReader, 'read'>;
  readonly #edges: Asking<readonly Attachment[]>;
  readonly #verdicts: Asking<PairJudgement<Dimension>>;

  constructor(store: ReasoningStore, reader: Pick<ThoughtReader, 'read'>, line: Line) {
    this.#store = store;
    this.#reader = reader;
    this.#edges = new Asking(line, words, (edges) => store.setState({ edges }), store.getState().edges);
    this.#verdicts = new Asking(line, words, (verdicts) => store.setState({ verdicts }));
  }

  /** Of the text that is shown, which then hangs together by them. */
  edges = async (): Promise<void> => {
    const { reading, model: { endpoint, draft } } = this.#store.getState();
    if (reading.kind !== 'read' || !endpoint) return;
    const job = edgesJob(reading.of, reading.reply.dag.steps);
    await this.#edges.begin(job, endpoint, draft);
    this.hang('asked');
  };

  /** The text that is shown, by rule or by what was said of it; as it is, where nothing was. */
  hang = (by: EdgesBy): void => {
    const { reading, edges: { subject, made } } = this.#store.getState();
    if (reading.kind !== 'read') return;
    const { text, problem, asked } = reading.of;
    if (by === 'guessed') {
      if (asked) this.#reader.read({ text, problem }, true);
    } else if (made && made !== asked && subject === edgesSubject(reading.of)) this.#reader.read({ text, problem, asked: made }, true);
  };

  verdicts = async (pair: MadePair): Promise<void> => {
    const { endpoint, draft } = this.#store.getState().model;
    if (endpoint) await this.#verdicts.begin(verdictsJob(pair), endpoint, draft);
  };

  stopEdges = (): void => this.#edges.stop();

  stopVerdicts = (): void => this.#verdicts.stop();

  setUp = (): void => this.#store.setState(({ model }) => ({ model: { ...model, settingUp: true } }));
}
