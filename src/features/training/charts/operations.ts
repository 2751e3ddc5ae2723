/** Floating-point operations in the unit that suits them: 3.2 TFLOP. */
import { wholeOrTenth } from '#ui/number-format.ts';
import { trainingStrings } from '../training-strings.ts';

const UNITS = [['P', 1e15], ['T', 1e12], ['G', 1e9], ['M', 1e6], ['k', 1e3]] as const;

export function operations(flops: number): string {
  const [prefix, size] = UNITS.find(([, least]) => flops >= least) ?? ['', 1];
  return flops === 0 ? '0' : trainingStrings.length.operations(wholeOrTenth(flops / size), prefix);
}
