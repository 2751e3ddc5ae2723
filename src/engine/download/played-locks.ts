/** Web Locks as a browser has them, for tests: exclusive and shared, in the order of asking, with a signal or only if available. One object stands for all tabs. */
interface Request {
  readonly shared: boolean;
  readonly grant: () => void;
}

interface Queue {
  readonly waiting: Request[];
  /** Who has it: so many readers, or -1 for one writer. */
  holders: number;
}

export class PlayedLocks {
  readonly #queues = new Map<string, Queue>();

  request = (async (name: string, ...rest: [LockOptions, LockGrantedCallback<unknown>] | [LockGrantedCallback<unknown>]): Promise<unknown> => {
    const [{ mode = 'exclusive', ifAvailable = false, signal }, work] = rest.length === 2 ? rest : [{}, rest[0]];
    signal?.throwIfAborted();
    const queue = this.#queues.get(name) ?? { waiting: [], holders: 0 };
    this.#queues.set(name, queue);
    const shared = mode === 'shared';
    if (ifAvailable && (queue.waiting.length > 0 || !isFree(queue, shared))) return work(null);
    await turn(queue, shared, signal);
    try {
      return await work({ name, mode });
    } finally {
      queue.holders -= shared ? 1 : -1;
      next(queue);
    }
  }) as LockManager['request'];
}

const isFree = ({ holders }: Queue, shared: boolean): boolean => holders === 0 || (shared && holders > 0);

function turn(queue: Queue, shared: boolean, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = { shared, grant: resolve };
    queue.waiting.push(request);
    signal?.addEventListener('abort', () => {
      const at = queue.waiting.indexOf(request);
      if (at < 0) return;
      queue.waiting.splice(at, 1);
      next(queue);
      reject(signal.reason as Error);
    });
    next(queue);
  });
}

function next(queue: Queue): void {
  for (let first = queue.waiting[0]; first && isFree(queue, first.shared); first = queue.waiting[0]) {
    queue.waiting.shift();
    queue.holders += first.shared ? 1 : -1;
    first.grant();
  }
}
