/** The cheap part of the question whether this browser computes on a GPU, asked without starting a worker. null: nothing speaks against it. */
export interface NoGpu {
  readonly ok: false;
  readonly cause: 'insecure' | 'no-api' | 'no-adapter';
  readonly detail: string;
}

export async function lookForGpu(): Promise<NoGpu | null> {
  // Over plain http a browser that has WebGPU hides it: no other browser would help.
  if (!('gpu' in navigator)) return { ok: false, cause: isSecureContext ? 'no-api' : 'insecure', detail: 'navigator.gpu is missing' };
  try {
    const adapter = await navigator.gpu.requestAdapter();
    return adapter ? null : { ok: false, cause: 'no-adapter', detail: 'requestAdapter gave null' };
  } catch (error) {
    return { ok: false, cause: 'no-adapter', detail: String(error) };
  }
}
