/** Why there is no GPU to compute on, and what to do about it. Not dressed yet: the dictionaries that take these words in are. */
export const gpuCauses = {
  insecure: { cause: 'Browsers keep it from pages over plain http.', remedy: 'Open this page over https, or as localhost on the machine that serves it.' },
  'no-api': { cause: 'This browser has no WebGPU.', remedy: 'Open the page in Chrome or Edge 113 or later, Safari 26, or Firefox 141 or later.' },
  'no-adapter': { cause: 'WebGPU is there, but it found no graphics adapter.', remedy: 'Turn on graphics acceleration in the browser’s settings; on a remote desktop or a blocked driver there may be none.' },
  'missing-limit': { cause: 'The graphics adapter lacks something that the models need.', remedy: 'Try another browser or another graphics adapter; updating the driver often helps.' },
  'device-lost': { cause: 'The connection to the graphics adapter was lost.', remedy: 'Close other heavy tabs if it comes back.' },
  'out-of-memory': { cause: 'The graphics adapter ran out of memory.', remedy: 'Close other tabs that use graphics, then run again.' },
} as const;
