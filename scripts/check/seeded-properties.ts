/** Properties are tried on the same cases in every run: a test that passed yesterday fails only if the code changed. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_126 });
