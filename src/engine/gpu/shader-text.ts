/**
 * What stands between a WGSL file and the compiler: sizes, and lines repeated per row.
 *
 * Sizes. A kernel is compiled for one model, so its sizes are `const` declarations put in front: loops have known lengths,
 * arrays known bounds, and the same text serves every model.
 *
 * Repeated lines. A line that names `$r` stands once for every r = 0, 1 ... copies - 1, with `$r` replaced by the number; so
 * for `$c`, and for every pair of both. That is how a kernel keeps an accumulator for each row and column in a register of
 * its own: an array indexed by a variable would live in memory. All copies are the same text, so every row gets the same
 * arithmetic.
 */
export interface ShaderSizes {
  readonly u32?: Readonly<Record<string, number>>;
  readonly f32?: Readonly<Record<string, number>>;
  readonly bool?: Readonly<Record<string, boolean>>;
}

export function shaderText(sizes: ShaderSizes, ...sources: readonly string[]): string {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(sizes.u32 ?? {})) {
    if (!Number.isInteger(value) || value < 0) throw new Error(`Shader size ${name} must be a whole number, not ${value}.`);
    lines.push(`const ${name}: u32 = ${value}u;`);
  }
  for (const [name, value] of Object.entries(sizes.f32 ?? {})) lines.push(`const ${name}: f32 = f32(${value});`);
  for (const [name, value] of Object.entries(sizes.bool ?? {})) lines.push(`const ${name}: bool = ${value};`);
  return [...lines, ...sources].join('\n');
}

/** `copies` says how often a line stands that names `$` and the key. */
export function repeatLines(source: string, copies: Readonly<Record<string, number>>): string {
  let lines = source.split('\n').filter((line) => !line.trimStart().startsWith('//'));
  for (const [key, count] of Object.entries(copies)) {
    const marker = `$${key}`;
    lines = lines.flatMap((line) => (line.includes(marker) ? Array.from({ length: count }, (_, i) => line.replaceAll(marker, String(i))) : [line]));
  }
  return lines.join('\n');
}
