/**
 * Each kernel text compiled once for a device. Sizes are constants of the text, so that models of one shape and layers of one
 * size ask for equal texts, often at once; Dawn shares equal pipelines that it has, but not those that it is still making.
 * Kernels live as long as the device: there are as many as there are shapes.
 */
import { Kernel, type Binding } from './kernel.ts';

type Groups = readonly (readonly Binding[])[];

export class KernelCache {
  /** Under way, or accepted by the compiler; what it refused is forgotten. */
  readonly #compiled = new Map<string, Promise<Kernel>>();
  /** What need not be waited for. Not proven unless `#compiled` has it too. */
  readonly #ready = new Map<string, Kernel>();

  constructor(private readonly device: GPUDevice) {}

  /** As Kernel.compile; who asks while the text is being compiled waits for the same kernel. */
  compile(label: string, wgsl: string, groups: Groups): Promise<Kernel> {
    const key = keyOf(wgsl, groups);
    const known = this.#compiled.get(key);
    if (known) return known;
    const compiling = Kernel.compile(this.device, label, wgsl, groups);
    this.#compiled.set(key, compiling);
    compiling.then(
      (kernel) => this.#ready.set(key, kernel),
      () => this.#compiled.delete(key),
    );
    return compiling;
  }

  /** As Kernel.compileInPassing. */
  compileInPassing(label: string, wgsl: string, groups: Groups): Kernel {
    const key = keyOf(wgsl, groups);
    let kernel = this.#ready.get(key);
    if (!kernel) {
      kernel = Kernel.compileInPassing(this.device, label, wgsl, groups);
      this.#ready.set(key, kernel);
    }
    return kernel;
  }
}

function keyOf(wgsl: string, groups: Groups): string {
  return `${JSON.stringify(groups)}\n${wgsl}`;
}
