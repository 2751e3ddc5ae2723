/** Opened once for all who ask; anew after it was lost, let go, or could not be had; and why there is none. */
import { describe, expect, it, vi } from 'vitest';
import { GpuError, type Gpu } from './gpu.ts';
import { HeldGpu } from './held-gpu.ts';

const facts = { vendor: 'v', architecture: 'a', description: 'd', features: [] };

function gpu(): { readonly one: Gpu; readonly lose: () => void } {
  let lose: () => void = () => undefined;
  const lost = new Promise<GpuError>((resolve) => { lose = () => resolve(new GpuError('device-lost', 'Gone.')); });
  return { one: { adapterFacts: facts, lost } as unknown as Gpu, lose: () => lose() };
}

describe('HeldGpu', () => {
  it('is opened once, and anew after it was lost', async () => {
    const [first, second] = [gpu(), gpu()];
    const open = vi.fn<() => Promise<Gpu>>().mockResolvedValueOnce(first.one).mockResolvedValueOnce(second.one);
    const onLost = vi.fn();
    const held = new HeldGpu(open, onLost);
    expect(await Promise.all([held.open(), held.open()])).toEqual([first.one, first.one]);
    expect(await held.probe()).toEqual({ ok: true, adapter: facts });
    expect(open).toHaveBeenCalledOnce();
    first.lose();
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce());
    expect(await held.open()).toBe(second.one);
  });

  it('is destroyed when it is let go, and opened anew for the next', async () => {
    const destroy = vi.fn();
    const [first, second] = [Object.assign(gpu().one, { destroy }), gpu().one];
    const open = vi.fn<() => Promise<Gpu>>().mockResolvedValueOnce(first).mockResolvedValueOnce(second);
    const onLost = vi.fn();
    const held = new HeldGpu(open, onLost);
    await held.letGo();
    expect(await held.open()).toBe(first);
    await held.letGo();
    expect(destroy).toHaveBeenCalledOnce();
    expect(await held.open()).toBe(second);
    expect(onLost).not.toHaveBeenCalled();
  });

  it('says why there is none, and asks again', async () => {
    const open = vi.fn<() => Promise<Gpu>>().mockRejectedValueOnce(new GpuError('no-adapter', 'None.')).mockRejectedValueOnce(new Error('odd')).mockResolvedValueOnce(gpu().one);
    const onLost = vi.fn();
    const held = new HeldGpu(open, onLost);
    expect(await held.probe()).toEqual({ ok: false, cause: 'no-adapter', detail: 'None.' });
    expect(await held.probe()).toEqual({ ok: false, cause: 'no-adapter', detail: 'odd' });
    expect(await held.probe()).toMatchObject({ ok: true });
    expect(onLost).not.toHaveBeenCalled();
  });
});
