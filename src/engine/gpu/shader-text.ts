/**
 * Puts a kernel's sizes in front of its WGSL as `const` declarations. A kernel is compiled for one model, so its sizes are
 * constants: loops have known lengths, arrays known bounds, and the same text serves every model. The number of rows is
 * never among them: one pipeline must serve every number of rows (row-exactness).
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
