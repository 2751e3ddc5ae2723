/**
 * A chart as a file of its own: the <svg> as it stands on the page, with what its styles come to written into it as attributes
 * (colours are custom properties, and a file has no page to ask) and its faces inside, on the colour of the paper. As SVG, or drawn at
 * twice its size as PNG. Names and descriptions of the chart stay; classes, test hooks and whatever could run do not.
 */
import { firstFamily, fontFaces } from './picture-fonts.ts';

const SVG = 'http://www.w3.org/2000/svg';
const INHERITED = [
  'fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin',
  'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'visibility',
] as const;
/** Each element's own, with what it is where nobody says anything. */
const OWN = { opacity: '1', 'text-decoration-line': 'none' } as const;
const DROPPED = /^(class|style|tabindex|data-.*|on.*)$/;
const SCALE = 2;
/** Pixels of paper around the chart: some of its text stands at the very edge, or a little beyond. */
const MARGIN = 12;

/** Mixed colours compute to a notation that only browsers read. */
function plainColour(value: string): string {
  const mixed = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)$/.exec(value);
  if (!mixed) return value;
  const [red, green, blue] = mixed.slice(1, 4).map((share) => Math.round(255 * Number(share)));
  return mixed[4] === undefined ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${mixed[4]})`;
}

interface Markup {
  readonly markup: string;
  readonly width: number;
  readonly height: number;
}

async function chartMarkup(svg: SVGSVGElement): Promise<Markup> {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  copies.forEach((element, i) => {
    const computed = getComputedStyle(originals[i]!);
    for (const { name } of [...element.attributes]) if (DROPPED.test(name)) element.removeAttribute(name);
    const above = element === copy ? null : getComputedStyle(originals[i]!.parentElement!);
    for (const property of INHERITED) {
      const value = computed.getPropertyValue(property);
      if (value === above?.getPropertyValue(property)) element.removeAttribute(property);
      else element.setAttribute(property, plainColour(value));
    }
    for (const [property, usual] of Object.entries(OWN)) {
      const value = computed.getPropertyValue(property);
      if (value !== usual) element.setAttribute(property.replace('-line', ''), value);
    }
  });
  for (const element of copies) if (/^(script|foreignObject)$/i.test(element.tagName)) element.remove();
  copy.setAttribute('xmlns', SVG);
  const box = svg.viewBox.baseVal.width > 0 ? svg.viewBox.baseVal : { x: 0, y: 0, width, height };
  const margin = (MARGIN * box.width) / width;
  const [wide, high] = [width + 2 * MARGIN, height + 2 * MARGIN];
  copy.setAttribute('width', `${wide}`);
  copy.setAttribute('height', `${high}`);
  copy.setAttribute('viewBox', [box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin].join(' '));
  const families = new Set(originals.filter(({ tagName }) => /^t(ext|span)$/.test(tagName)).map((element) => firstFamily(getComputedStyle(element).fontFamily)));
  const faces = document.createElementNS(SVG, 'style');
  faces.textContent = await fontFaces(families);
  copy.prepend(faces, paper(copy));
  return { markup: new XMLSerializer().serializeToString(copy), width: wide, height: high };
}

function paper(svg: SVGSVGElement): SVGRectElement {
  const { x, y, width, height } = svg.viewBox.baseVal;
  const rect = document.createElementNS(SVG, 'rect');
  const colour = getComputedStyle(document.documentElement).backgroundColor;
  for (const [name, value] of Object.entries({ x, y, width, height, fill: colour })) rect.setAttribute(name, `${value}`);
  return rect;
}

export const PICTURE_KINDS = ['svg', 'png'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** Rejects where the browser cannot draw it. */
export async function chartPicture(svg: SVGSVGElement, kind: PictureKind): Promise<Blob> {
  const { markup, width, height } = await chartMarkup(svg);
  const vector = new Blob([markup], { type: 'image/svg+xml' });
  if (kind === 'svg') return vector;
  const image = new Image();
  const address = URL.createObjectURL(vector);
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.ceil(width * SCALE), Math.ceil(height * SCALE)];
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('the canvas gave no picture');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
