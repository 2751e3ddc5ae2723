/** Opens the visitor's GPU through navigator.gpu (page or worker); throws a GpuError that names which cause it was. */
import { GpuError, type Gpu } from './gpu.ts';
import { openGpu } from './open-gpu.ts';

export async function openBrowserGpu(): Promise<Gpu> {
  if (!('gpu' in navigator) && !isSecureContext) throw new GpuError('insecure', 'Browsers give WebGPU to pages over https or from localhost alone, and this is neither.');
  if (!('gpu' in navigator)) throw new GpuError('no-api', 'This browser has no WebGPU. A current Chrome, Edge, Firefox or Safari has.');
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new GpuError('no-adapter', 'WebGPU found no graphics adapter. Look at chrome://gpu, or start Chrome with --enable-unsafe-swiftshader.');
  return openGpu(adapter);
}
