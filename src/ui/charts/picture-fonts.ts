/**
 * The faces that a picture is set in, to be written into it: an SVG that is drawn as an image, or opened elsewhere, cannot see the
 * page's fonts. They are looked up in the page's own @font-face rules and fetched only when a picture is saved; a face that cannot be
 * had is left out, and the picture falls back as the page would.
 */
const unquoted = (family: string): string => family.trim().replace(/^["']|["']$/g, '');

/** The first of a list of families, as `font-family` has them. */
export const firstFamily = (list: string): string => unquoted(list.split(',')[0] ?? '');

function* faceRules(sheet: CSSStyleSheet | CSSGroupingRule): Generator<CSSFontFaceRule> {
  for (const rule of sheet.cssRules) {
    if (rule instanceof CSSFontFaceRule) yield rule;
    else if (rule instanceof CSSGroupingRule) yield* faceRules(rule);
  }
}

async function asDataAddress(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`no font at ${address}`);
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(new Error(`${address} could not be read`));
    void response.blob().then((blob) => reader.readAsDataURL(new Blob([blob], { type: 'font/woff2' })), reject);
  });
}

async function embedded(rule: CSSFontFaceRule, base: string): Promise<string> {
  const of = (descriptor: string): string => rule.style.getPropertyValue(descriptor);
  const path = /url\(["']?([^"')]+)["']?\)/.exec(of('src'))?.[1];
  if (path === undefined) return '';
  const address = await asDataAddress(new URL(path, base).href);
  return `@font-face{font-family:"${unquoted(of('font-family'))}";font-weight:${of('font-weight') || 'normal'};src:url(${address}) format("woff2")}`;
}

/** The rules of these families, each with its file inside. */
export async function fontFaces(families: ReadonlySet<string>): Promise<string> {
  const faces: Promise<string>[] = [];
  for (const sheet of document.styleSheets) {
    try {
      for (const rule of faceRules(sheet)) {
        if (families.has(unquoted(rule.style.getPropertyValue('font-family')))) faces.push(embedded(rule, sheet.href ?? document.baseURI).catch(() => ''));
      }
    } catch {
      // A sheet from elsewhere does not say what it holds.
    }
  }
  return (await Promise.all(faces)).join('');
}
