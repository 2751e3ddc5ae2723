/** How Chromium is started, by tests and benchmarks alike. */

/** As root in a container there is no sandbox; and a test talks to nobody. */
const QUIET = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-default-apps', '--no-first-run'];

/**
 * With these, and no GPU in the machine, `requestAdapter` gives the software adapter (SwiftShader). It computes correctly, but
 * a canvas drawn by WebGPU would stay blank; ours are drawn by nobody. The flags that mend that double Chromium's start-up.
 */
const SOFTWARE_WEBGPU = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-unsafe-swiftshader'];

export const withSoftwareGpu = [...QUIET, ...SOFTWARE_WEBGPU];

/** `navigator.gpu` is there, the adapter is null: the visitor whom the capability gate is for. */
export const withoutGpu = QUIET;
